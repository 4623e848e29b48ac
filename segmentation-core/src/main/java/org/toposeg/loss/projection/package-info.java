/** Losses about projections of volumes: any loss between the projected prediction and the equally projected target. */
package org.toposeg.loss.projection;
