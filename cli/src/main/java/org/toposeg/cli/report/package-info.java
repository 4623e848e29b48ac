/** {@code toposeg report}: HTML and PDF from a result's JSON. */
package org.toposeg.cli.report;
