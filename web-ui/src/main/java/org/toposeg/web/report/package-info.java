/** The metrics of all segmentations with a reference, as a page, HTML, PDF, JSON and CSV. */
@NullMarked
package org.toposeg.web.report;

import org.jspecify.annotations.NullMarked;
