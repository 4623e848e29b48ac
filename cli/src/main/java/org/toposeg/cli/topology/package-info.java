/** Commands about topology. */
@NullMarked
package org.toposeg.cli.topology;

import org.jspecify.annotations.NullMarked;
