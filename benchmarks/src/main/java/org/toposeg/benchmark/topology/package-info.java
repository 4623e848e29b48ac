/** Speed of topology beside published codes. */
package org.toposeg.benchmark.topology;
