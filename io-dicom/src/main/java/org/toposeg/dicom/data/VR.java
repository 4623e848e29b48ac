package org.toposeg.dicom.data;

/** Value representations of DICOM PS3.5, section 6.2, with what their encoding needs. */
public enum VR {
    AE(1, false, ' '),
    AS(1, false, ' '),
    AT(2, false, 0),
    CS(1, false, ' '),
    DA(1, false, ' '),
    DS(1, false, ' '),
    DT(1, false, ' '),
    FD(8, false, 0),
    FL(4, false, 0),
    IS(1, false, ' '),
    LO(1, false, ' '),
    LT(1, false, ' '),
    OB(1, true, 0),
    OD(8, true, 0),
    OF(4, true, 0),
    OL(4, true, 0),
    OV(8, true, 0),
    OW(2, true, 0),
    PN(1, false, ' '),
    SH(1, false, ' '),
    SL(4, false, 0),
    SQ(1, true, 0),
    SS(2, false, 0),
    ST(1, false, ' '),
    SV(8, true, 0),
    TM(1, false, ' '),
    UC(1, true, ' '),
    UI(1, false, 0),
    UL(4, false, 0),
    UN(1, true, 0),
    UR(1, true, ' '),
    US(2, false, 0),
    UT(1, true, ' '),
    UV(8, true, 0);

    private final int unit;
    private final boolean longLength;
    private final byte padding;

    VR(int unit, boolean longLength, int padding) {
        this.unit = unit;
        this.longLength = longLength;
        this.padding = (byte) padding;
    }

    /** Bytes of one value that change places between byte orders; 1 for text and raw bytes. */
    public int unit() {
        return unit;
    }

    /** Bytes of one binary value; a tag is two 16-bit numbers. */
    int valueBytes() {
        return this == AT ? 4 : unit;
    }

    /** Whether explicit encoding has two reserved bytes and a 32-bit length. */
    public boolean hasLongLength() {
        return longLength;
    }

    public byte padding() {
        return padding;
    }

    /** Text whose backslash is a letter and not a separator. */
    boolean isSingleText() {
        return this == LT || this == ST || this == UT || this == UR;
    }

    /** Text in the data set's character set; other text is ASCII. */
    boolean usesCharacterSet() {
        return switch (this) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            default -> false;
        };
    }

    public boolean isText() {
        return padding == ' ' || this == UI;
    }

    private static final VR[] BY_CODE = new VR[26 * 26];

    static {
        for (VR vr : values()) {
            BY_CODE[(vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A'] = vr;
        }
    }

    /** The value representation with these two letters, or null. */
    public static VR of(int first, int second) {
        if (first < 'A' || first > 'Z' || second < 'A' || second > 'Z') {
            return null;
        }
        return BY_CODE[(first - 'A') * 26 + second - 'A'];
    }
}
