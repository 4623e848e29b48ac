/** The metrics of all segmentations with a reference, as a page, HTML, PDF, JSON and CSV. */
package org.toposeg.web.report;
