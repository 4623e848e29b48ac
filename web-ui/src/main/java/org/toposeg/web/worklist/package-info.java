/** The list of studies: what there is, what is done, what waits. */
package org.toposeg.web.worklist;
