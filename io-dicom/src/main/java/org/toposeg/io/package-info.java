/**
 * One door to image files of every kind: {@link org.toposeg.io.ImageFiles} recognises a file or folder by its content and
 * reads it as volumes on one grid in patient space (LPS, millimetres), or writes volumes and label maps.
 */
@NullMarked
package org.toposeg.io;

import org.jspecify.annotations.NullMarked;
