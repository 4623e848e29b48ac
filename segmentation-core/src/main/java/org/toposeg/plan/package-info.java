/**
 * From a data set to everything that training needs: what the training cases are like
 * ({@link org.toposeg.plan.Fingerprint}), and the choices made from it, each with its reason
 * ({@link org.toposeg.plan.Plan}).
 */
@NullMarked
package org.toposeg.plan;

import org.jspecify.annotations.NullMarked;
