/** {@code toposeg report}: HTML and PDF from a result's JSON. */
@NullMarked
package org.toposeg.cli.report;

import org.jspecify.annotations.NullMarked;
