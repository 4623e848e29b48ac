/**
 * What is doubtful about a segmentation when there is no reference: {@link org.toposeg.quality.QualityCheck} gives
 * findings with a place, a severity and a sentence.
 */
package org.toposeg.quality;
