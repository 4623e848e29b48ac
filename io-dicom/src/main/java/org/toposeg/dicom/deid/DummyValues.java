package org.toposeg.dicom.deid;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Sequence;
import org.toposeg.dicom.data.VR;

/** Values that say nothing and are still valid for their value representation. */
final class DummyValues {

    private DummyValues() {}

    /** @return a dummy in place of the element's value; sequences become empty */
    static Element of(Element element) {
        if (element.vr() == VR.SQ) {
            return Element.of(element.tag(), Sequence.EMPTY);
        }
        String text = text(element.vr());
        return text.isEmpty()
                ? Element.of(element.tag(), element.vr(), new byte[element.length()])
                : text(element, text);
    }

    private static String text(VR vr) {
        return switch (vr) {
            case DA -> "19000101";
            case DT -> "19000101000000";
            case TM -> "000000";
            case AS -> "000Y";
            case IS, DS -> "0";
            case UI -> "2.25.0";
            case AE, CS, LO, LT, PN, SH, ST, UC, UR, UT -> "REMOVED";
            default -> "";
        };
    }

    /** The element with another text, which must be ASCII. */
    static Element text(Element element, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] even = Arrays.copyOf(bytes, bytes.length + (bytes.length & 1));
        if (even.length > bytes.length) {
            even[bytes.length] = (byte) (element.vr() == VR.UI ? 0 : ' ');
        }
        return Element.of(element.tag(), element.vr(), even);
    }
}
