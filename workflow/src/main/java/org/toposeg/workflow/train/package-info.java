/** A training as a person starts it: the folder of a run, its engine, groups of subjects, the card of the model. */
@NullMarked
package org.toposeg.workflow.train;

import org.jspecify.annotations.NullMarked;
