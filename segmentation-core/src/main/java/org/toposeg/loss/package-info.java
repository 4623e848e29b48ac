/**
 * Losses: what they compare, how they describe themselves, and the catalogue and expressions by which they are named.
 * They know no engine.
 */
package org.toposeg.loss;
