/** Trainings as they go: what the trainer writes into a run's folder, read while it grows, as curves and pictures. */
package org.toposeg.web.training;
