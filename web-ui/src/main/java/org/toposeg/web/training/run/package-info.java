/** Trainings as they go: what the trainer writes into a run's folder, read while it grows. */
@NullMarked
package org.toposeg.web.training.run;

import org.jspecify.annotations.NullMarked;
