/**
 * Guarantees that hold for any network, given cases like those it was calibrated on: thresholds that bound the expected
 * fraction of missed voxels, and intervals that hold a structure's true volume.
 */
@NullMarked
package org.toposeg.conformal;

import org.jspecify.annotations.NullMarked;
