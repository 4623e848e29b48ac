package org.toposeg.loss.cardinality;

/** Which classes count in a mean over classes. */
public enum ActiveClasses {
    /** Present ones for hard labels, all for soft ones. */
    AUTO,
    /** Those in the target. */
    PRESENT,
    ALL
}
