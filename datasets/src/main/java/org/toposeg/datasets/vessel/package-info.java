/** Generated vessels: trees whose course, radii and topology are known, in images like time-of-flight angiograms. */
package org.toposeg.datasets.vessel;
