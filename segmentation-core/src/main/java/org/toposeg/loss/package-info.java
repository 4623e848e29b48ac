/**
 * Losses: what they compare, how they describe themselves, and the catalogue and expressions by which they are named.
 * They know no engine.
 */
@NullMarked
package org.toposeg.loss;

import org.jspecify.annotations.NullMarked;
