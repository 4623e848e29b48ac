/** Drawings and the plots made of them, as SVG or shapes for other writers. */
package org.toposeg.report.chart;
