/** The commands {@code serve} and {@code demo}. */
@NullMarked
package org.toposeg.web.cli;

import org.jspecify.annotations.NullMarked;
