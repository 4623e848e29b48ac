/** The commands that make data sets. */
@NullMarked
package org.toposeg.cli.dataset;

import org.jspecify.annotations.NullMarked;
