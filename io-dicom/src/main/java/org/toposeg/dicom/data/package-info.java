/** Data sets of DICOM: tags, value representations, elements, sequences, character sets, and the dictionary. */
@NullMarked
package org.toposeg.dicom.data;

import org.jspecify.annotations.NullMarked;
