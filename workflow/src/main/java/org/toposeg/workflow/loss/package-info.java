/** Losses and matchings of files: arrays and images in, values and features out. */
@NullMarked
package org.toposeg.workflow.loss;

import org.jspecify.annotations.NullMarked;
