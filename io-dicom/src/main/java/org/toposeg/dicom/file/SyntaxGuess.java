package org.toposeg.dicom.file;

import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;

/** Tells the encoding of a data set from its first element, for files that do not name it. */
final class SyntaxGuess {

    private SyntaxGuess() {}

    static TransferSyntax at(byte[] bytes, int at) {
        if (bytes.length < at + 6) {
            return TransferSyntax.IMPLICIT_LITTLE;
        }
        boolean explicit = VR.of(bytes[at + 4], bytes[at + 5]) != null;
        // Data sets start with a small group; its small number stands in the first byte only in little endian.
        boolean big = bytes[at] == 0 && bytes[at + 1] != 0;
        if (!explicit) {
            return TransferSyntax.IMPLICIT_LITTLE;
        }
        return big ? TransferSyntax.EXPLICIT_BIG : TransferSyntax.EXPLICIT_LITTLE;
    }

    /** Whether a file without preamble may be DICOM: group 2 or 8 and a value representation or a sane length. */
    static boolean isPlausibleStart(byte[] bytes) {
        if (bytes.length < 8) {
            return false;
        }
        int group = bytes[1] == 0 ? bytes[0] & 0xFF : bytes[0] == 0 ? bytes[1] & 0xFF : 0;
        if (group != 2 && group != 8 && group != 4 && group != 0x10) {
            return false;
        }
        boolean shortLength = bytes[6] == 0 && bytes[7] == 0;
        return VR.of(bytes[4], bytes[5]) != null || (bytes[1] == 0 && shortLength);
    }
}
