package org.toposeg.calibrate;

/** How probabilities are rescaled. */
public enum CalibrationMethod {
    /** Leave them as they are. */
    NONE,
    /** One temperature for all voxels and labels (Guo et al. 2017); the most probable label stays. */
    TEMPERATURE,
    /** A factor and an offset for each label (Guo et al. 2017); may change the most probable label. */
    VECTOR,
    /** A temperature for each voxel from the uncertainty around it; the most probable label stays. */
    LOCAL
}
