/** Whether a model serves every group of people equally well. */
@NullMarked
package org.toposeg.web.fairness;

import org.jspecify.annotations.NullMarked;
