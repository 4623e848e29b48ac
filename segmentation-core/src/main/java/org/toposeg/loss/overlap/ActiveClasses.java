package org.toposeg.loss.overlap;

/** Which classes count in a mean over classes. */
enum ActiveClasses {
    /** Present ones for hard labels, all for soft ones. */
    AUTO,
    /** Those in the target. */
    PRESENT,
    ALL
}
