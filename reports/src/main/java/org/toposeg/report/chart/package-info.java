/** Drawings and the plots made of them, as SVG or shapes for other writers. */
@NullMarked
package org.toposeg.report.chart;

import org.jspecify.annotations.NullMarked;
