package org.toposeg.dicom.deid;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Sequence;
import org.toposeg.dicom.data.SopClasses;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.deid.ConfidentialityTable.Action;
import org.toposeg.dicom.file.DicomFile;

/**
 * De-identifies objects by the basic application level confidentiality profile (PS3.15, E). Attributes of table E.1-1 get
 * its action, the strongest where it leaves a choice; private and unknown attributes, curves and overlays are removed; names
 * of persons that the table does not list are emptied. Pixels are not changed, but for overlays in their unused bits: see
 * {@link BurnedIn}. Safe for use by several threads.
 *
 * <p>Objects whose content is text (structured reports, encapsulated documents) are refused: the profile would leave nothing
 * of them.
 */
public final class Deidentifier {

    private static final int ENCAPSULATED_DOCUMENT_GROUP = 0x0042;

    private final DeidentificationOptions options;
    private final Pseudonyms pseudonyms;

    public Deidentifier(DeidentificationOptions options) {
        this.options = options;
        this.pseudonyms = new Pseudonyms(options.key());
    }

    /**
     * @return the same object without identity, explicit or implicit little endian; the given one is not changed
     * @throws DicomException if the object's content is a report or document
     */
    public DicomFile apply(DicomFile file) {
        refuseDocuments(file);
        DataSet clean = cleaned(file.data());
        EmbeddedOverlays.clear(file, clean);
        String patient = patient(file.data());
        clean.set(Tag.PATIENT_NAME, patient).set(Tag.PATIENT_ID, patient);
        Statement.add(clean, options);
        TransferSyntax syntax = file.syntax();
        boolean rewritten = syntax.bigEndian() || syntax.deflated();
        return new DicomFile(new DataSet(), clean, rewritten ? TransferSyntax.EXPLICIT_LITTLE : syntax);
    }

    private static void refuseDocuments(DicomFile file) {
        boolean document = file.data().contains(Tag.CONTENT_SEQUENCE)
                || file.data().contains(Tag.ENCAPSULATED_DOCUMENT)
                || file.data().elements().stream()
                        .anyMatch(element -> Tag.group(element.tag()) == ENCAPSULATED_DOCUMENT_GROUP);
        if (document) {
            throw new DicomException("it is a " + SopClasses.name(file.sopClass())
                    + ", whose content is text that the basic profile cannot clean; leave it out");
        }
    }

    /** One pseudonym for a patient in all files, whatever else differs. */
    private String patient(DataSet data) {
        String id = data.string(Tag.PATIENT_ID);
        String name = data.string(Tag.PATIENT_NAME) + data.string(Tag.PATIENT_BIRTH_DATE);
        return pseudonyms.patient(id.isEmpty() ? "name " + name : id);
    }

    private DataSet cleaned(DataSet data) {
        DataSet clean = new DataSet().copyFrom(data, Tag.SPECIFIC_CHARACTER_SET);
        for (Element element : data.elements()) {
            if (!isLeftOut(element)) {
                clean(data, element, clean);
            }
        }
        return clean;
    }

    /** Private attributes, group lengths, curves, overlays, and what nobody can judge. */
    private static boolean isLeftOut(Element element) {
        int group = Tag.group(element.tag());
        boolean curveOrOverlay = group >>> 8 == 0x50 || group >>> 8 == 0x60;
        return Tag.isPrivate(element.tag())
                || (element.tag() & 0xFFFF) == 0
                || curveOrOverlay
                || element.vr() == VR.UN && !element.isSequence()
                || Tag.keyword(element.tag()).isEmpty();
    }

    private void clean(DataSet data, Element element, DataSet clean) {
        Action action = ConfidentialityTable.action(element.tag(), options);
        boolean goesOn = action == Action.KEEP || action == Action.NEW_UID || action == Action.CLEAN;
        if (element.isSequence() && goesOn) {
            List<DataSet> items = new ArrayList<>();
            element.sequence().items().forEach(item -> items.add(cleaned(item)));
            clean.set(element.tag(), items);
            return;
        }
        Element kept = switch (action) {
            case REMOVE -> null;
            case EMPTY -> emptied(element);
            case DUMMY -> element.isEmpty() ? emptied(element) : DummyValues.of(element);
            case NEW_UID -> newUids(data, element);
            case CLEAN -> described(data, element);
            case KEEP -> element.vr() == VR.PN ? emptied(element) : element;
        };
        if (kept != null) {
            clean.put(kept);
        }
    }

    private static Element emptied(Element element) {
        return element.vr() == VR.SQ
                ? Element.of(element.tag(), Sequence.EMPTY)
                : Element.of(element.tag(), element.vr(), new byte[0]);
    }

    private Element newUids(DataSet data, Element element) {
        String[] uids = data.strings(element.tag());
        for (int i = 0; i < uids.length; i++) {
            uids[i] = pseudonyms.uid(uids[i]);
        }
        return uids.length == 0 ? emptied(element) : DummyValues.text(element, String.join("\\", uids));
    }

    private static Element described(DataSet data, Element element) {
        if (!element.vr().isText()) {
            return null;
        }
        String words = DescriptorWords.cleaned(data.string(element.tag()));
        return words.isEmpty() ? emptied(element) : DummyValues.text(element, words);
    }
}
