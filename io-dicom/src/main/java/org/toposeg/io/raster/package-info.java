/** Photographs and stacks: PNG, JPEG and GIF, and TIFF stacks with ImageJ's calibration. */
@NullMarked
package org.toposeg.io.raster;

import org.jspecify.annotations.NullMarked;
