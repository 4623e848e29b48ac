/** The study page: the image in three planes and 3D, the segmentation over it, and the numbers beside it. */
@NullMarked
package org.toposeg.web.viewer;

import org.jspecify.annotations.NullMarked;
