/** Commands about topology. */
package org.toposeg.cli.topology;
