/** Triangles for the 3D view. */
@NullMarked
package org.toposeg.web.surface;

import org.jspecify.annotations.NullMarked;
