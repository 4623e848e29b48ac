/**
 * The rules by which a plan is made: what the training cases are like, and from it spacing, normalisation, patch, network and
 * training, each with its reason.
 */
@NullMarked
package org.toposeg.plan.rule;

import org.jspecify.annotations.NullMarked;
