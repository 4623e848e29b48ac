package org.toposeg.dicom.file;

import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;

/**
 * A DICOM file in memory.
 *
 * @param meta the file meta information (group 0002); empty where the file has none
 * @param data the data set
 * @param syntax how the data set was, or is to be, encoded
 */
public record DicomFile(DataSet meta, DataSet data, TransferSyntax syntax) {

    public String sopClass() {
        return data.string(Tag.SOP_CLASS_UID, meta.string(Tag.MEDIA_STORAGE_SOP_CLASS_UID));
    }

    public String sopInstance() {
        return data.string(Tag.SOP_INSTANCE_UID, meta.string(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID));
    }
}
