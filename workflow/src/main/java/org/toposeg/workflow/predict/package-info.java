/** Segmenting images with a model, and what a calibrated model guarantees of the result. */
package org.toposeg.workflow.predict;
