/**
 * What is doubtful about a segmentation when there is no reference: {@link org.toposeg.quality.QualityCheck} gives
 * findings with a place, a severity and a sentence.
 */
@NullMarked
package org.toposeg.quality;

import org.jspecify.annotations.NullMarked;
