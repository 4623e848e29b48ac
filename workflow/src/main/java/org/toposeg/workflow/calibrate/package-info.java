/** Calibrating a model on held-out cases: which cases fit, which measure, and what is found. */
@NullMarked
package org.toposeg.workflow.calibrate;

import org.jspecify.annotations.NullMarked;
