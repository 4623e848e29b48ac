/** Photographs and stacks: PNG, JPEG and GIF, and TIFF stacks with ImageJ's calibration. */
package org.toposeg.io.raster;
