/**
 * Reports: a result's JSON becomes a document of paragraphs, tables and drawings, written as one self-contained HTML page or
 * as PDF. The same JSON gives the same bytes.
 */
package org.toposeg.report;
