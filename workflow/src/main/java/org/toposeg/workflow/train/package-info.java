/** A training as a person starts it: the folder of a run, its engine, groups of subjects, the card of the model. */
package org.toposeg.workflow.train;
