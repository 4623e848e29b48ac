/** Architectures by name, what their blocks look like, how their weights begin and how much memory they need. */
@NullMarked
package org.toposeg.network;

import org.jspecify.annotations.NullMarked;
