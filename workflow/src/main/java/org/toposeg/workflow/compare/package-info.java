/** The tables of runs that are compared. */
package org.toposeg.workflow.compare;
