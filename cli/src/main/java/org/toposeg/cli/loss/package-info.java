/** {@code toposeg loss}: every loss on arrays from files, and the list of losses. */
@NullMarked
package org.toposeg.cli.loss;

import org.jspecify.annotations.NullMarked;
