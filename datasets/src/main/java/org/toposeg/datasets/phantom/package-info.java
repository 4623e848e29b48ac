/** Generated images of vessel trees and blobs, whose truth is known to the voxel. */
package org.toposeg.datasets.phantom;
