package org.toposeg.dicom.seg;

import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;

/**
 * A concept of a coding scheme.
 *
 * @param scheme designator, {@code SCT} for SNOMED CT, {@code DCM} for DICOM's own terms
 */
public record CodedTerm(String value, String scheme, String meaning) {

    public CodedTerm {
        if (value.isBlank() || scheme.isBlank() || meaning.isBlank()) {
            throw new IllegalArgumentException("a coded term needs value, scheme and meaning, got \"" + value + "\", \""
                    + scheme + "\", \"" + meaning + "\"");
        }
    }

    /** The item of a code sequence. */
    public DataSet toItem() {
        // Values of more than 16 characters go into another element (PS3.3, 8.1).
        int tag = value.length() <= 16 ? Tag.CODE_VALUE : Tag.forKeyword("LongCodeValue");
        return new DataSet()
                .set(tag, value)
                .set(Tag.CODING_SCHEME_DESIGNATOR, scheme)
                .set(Tag.CODE_MEANING, meaning.length() <= 64 ? meaning : meaning.substring(0, 64));
    }

    /** The term of the first item of a code sequence, or {@code otherwise}. */
    public static CodedTerm of(DataSet data, int sequence, CodedTerm otherwise) {
        DataSet item = data.item(sequence);
        String value = item.string(Tag.CODE_VALUE, item.string(Tag.forKeyword("LongCodeValue")));
        String scheme = item.string(Tag.CODING_SCHEME_DESIGNATOR);
        return value.isEmpty() || scheme.isEmpty()
                ? otherwise
                : new CodedTerm(value, scheme, item.string(Tag.CODE_MEANING, value));
    }
}
