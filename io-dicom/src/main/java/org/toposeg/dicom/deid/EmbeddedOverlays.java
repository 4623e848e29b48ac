package org.toposeg.dicom.deid;

import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;

/** Old images keep overlays, with text perhaps, in the bits of pixels that the image does not use: these are cleared. */
final class EmbeddedOverlays {

    private static final int OVERLAY_BIT_POSITION = 0x60000102;
    private static final int OVERLAY_GROUPS = 16;

    private EmbeddedOverlays() {}

    /** Clears the unused bits of native 16-bit pixels where the source says that an overlay lies there. */
    static void clear(DicomFile source, DataSet clean) {
        Element pixels = clean.get(Tag.PIXEL_DATA);
        if (pixels == null || pixels.fragments() != null || !hasPlane(source.data())) {
            return;
        }
        int stored = clean.integer(Tag.BITS_STORED, 16);
        int high = clean.integer(Tag.HIGH_BIT, stored - 1);
        if (clean.integer(Tag.BITS_ALLOCATED, 0) != 16 || stored < 1 || stored > 15 || high < stored - 1 || high > 15) {
            return;
        }
        int mask = (1 << stored) - 1 << high + 1 - stored;
        byte[] bytes = pixels.bytes();
        for (int at = 0; at + 1 < bytes.length; at += 2) {
            bytes[at] &= (byte) mask;
            bytes[at + 1] &= (byte) (mask >> 8);
        }
        clean.put(Element.of(Tag.PIXEL_DATA, pixels.vr(), bytes));
    }

    private static boolean hasPlane(DataSet data) {
        for (int group = 0; group < OVERLAY_GROUPS; group++) {
            if (data.integer(OVERLAY_BIT_POSITION + (group << 17), 0) > 0) {
                return true;
            }
        }
        return false;
    }
}
