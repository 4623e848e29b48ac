/** A report as PDF. */
package org.toposeg.report.pdf;
