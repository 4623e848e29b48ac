/** The study page: the image in three planes and 3D, the segmentation over it, and the numbers beside it. */
package org.toposeg.web.viewer;
