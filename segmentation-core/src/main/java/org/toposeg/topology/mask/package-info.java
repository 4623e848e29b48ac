/** What the operations on masks ask of their arguments. */
package org.toposeg.topology.mask;
