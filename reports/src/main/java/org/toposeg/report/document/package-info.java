/** A report as paragraphs, tables and drawings, and as one self-contained HTML page. */
package org.toposeg.report.document;
