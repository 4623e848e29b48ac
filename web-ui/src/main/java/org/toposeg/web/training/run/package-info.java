/** Trainings as they go: what the trainer writes into a run's folder, read while it grows. */
package org.toposeg.web.training.run;
