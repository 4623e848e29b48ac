/**
 * Connected components, holes and cavities, Betti numbers and the Euler characteristic of masks, each for a connectivity
 * that the caller names.
 */
@NullMarked
package org.toposeg.topology.component;

import org.jspecify.annotations.NullMarked;
