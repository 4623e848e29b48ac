/** A report as PDF. */
@NullMarked
package org.toposeg.report.pdf;

import org.jspecify.annotations.NullMarked;
