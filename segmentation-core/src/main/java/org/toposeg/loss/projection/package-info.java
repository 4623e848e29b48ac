/** Losses about projections of volumes: any loss between the projected prediction and the equally projected target. */
@NullMarked
package org.toposeg.loss.projection;

import org.jspecify.annotations.NullMarked;
