/** Comparing predictions with references: which belong together, and what is measured. */
package org.toposeg.workflow.evaluate;
