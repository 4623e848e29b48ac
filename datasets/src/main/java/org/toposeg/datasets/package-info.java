/**
 * Labelled data sets in the layouts people have: {@link org.toposeg.datasets.DataSets} opens a folder as a
 * {@link org.toposeg.preprocess.CaseSource}.
 */
@NullMarked
package org.toposeg.datasets;

import org.jspecify.annotations.NullMarked;
