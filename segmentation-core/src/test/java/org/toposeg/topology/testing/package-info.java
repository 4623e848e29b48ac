/** Slow and simple topology to hold the fast one to. */
package org.toposeg.topology.testing;
