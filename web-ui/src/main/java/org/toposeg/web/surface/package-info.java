/** Triangles for the 3D view. */
package org.toposeg.web.surface;
