/** A report as paragraphs, tables and drawings, and as one self-contained HTML page. */
@NullMarked
package org.toposeg.report.document;

import org.jspecify.annotations.NullMarked;
