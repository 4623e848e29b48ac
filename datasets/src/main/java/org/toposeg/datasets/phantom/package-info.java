/** Generated images of vessel trees and blobs, whose truth is known to the voxel. */
@NullMarked
package org.toposeg.datasets.phantom;

import org.jspecify.annotations.NullMarked;
