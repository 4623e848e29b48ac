/** Binary masks as bits: what the distance transform, the skeleton and the components read their input through. */
package org.toposeg.topology.mask;
