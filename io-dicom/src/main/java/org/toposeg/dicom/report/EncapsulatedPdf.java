package org.toposeg.dicom.report;

import java.time.LocalDateTime;
import java.util.Arrays;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.SourceReferences;

/** A PDF document in the patient's study (Encapsulated PDF Storage). */
public final class EncapsulatedPdf {

    private static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.104.1";

    private EncapsulatedPdf() {}

    /** @throws DicomException if the bytes are no PDF */
    public static DicomFile toFile(
            SourceReferences source, Producer producer, String title, byte[] pdf, LocalDateTime created) {
        if (pdf.length < 5 || pdf[0] != '%' || pdf[1] != 'P' || pdf[2] != 'D' || pdf[3] != 'F') {
            throw new DicomException("the report to store is no PDF document");
        }
        byte[] even = Arrays.copyOf(pdf, pdf.length + (pdf.length & 1));
        DataSet data = DerivedObject.start(source, producer, SOP_CLASS, "DOC", 302, created)
                .set(Tag.SERIES_DESCRIPTION, "Report")
                .set(Tag.CONVERSION_TYPE, "WSD")
                .setEmpty(Tag.ACQUISITION_DATE_TIME)
                .set(Tag.BURNED_IN_ANNOTATION, "YES")
                .set(Tag.DOCUMENT_TITLE, title)
                .setEmpty(Tag.CONCEPT_NAME_CODE_SEQUENCE)
                .set(Tag.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT, "application/pdf")
                .set(Tag.forKeyword("EncapsulatedDocumentLength"), pdf.length)
                .put(Element.of(Tag.ENCAPSULATED_DOCUMENT, VR.OB, even));
        return DerivedObject.file(data);
    }

    /** The document of such an object, without the padding byte. */
    public static byte[] document(DicomFile file) {
        Element document = file.data().get(Tag.ENCAPSULATED_DOCUMENT);
        if (document == null) {
            throw new DicomException("the object holds no document");
        }
        int length = file.data().integer(Tag.forKeyword("EncapsulatedDocumentLength"), document.length());
        return Arrays.copyOf(document.bytes(), Math.min(length, document.length()));
    }
}
