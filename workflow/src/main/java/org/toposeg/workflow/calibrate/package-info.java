/** Calibrating a model on held-out cases: which cases fit, which measure, and what is found. */
package org.toposeg.workflow.calibrate;
