/** Generated vessels: trees whose course, radii and topology are known, in images like time-of-flight angiograms. */
@NullMarked
package org.toposeg.datasets.vessel;

import org.jspecify.annotations.NullMarked;
