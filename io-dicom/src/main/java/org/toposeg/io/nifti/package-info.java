/**
 * NIfTI-1 and NIfTI-2 files (https://nifti.nimh.nih.gov). The file's RAS space is converted to patient space (LPS,
 * millimetres) here and nowhere else.
 */
@NullMarked
package org.toposeg.io.nifti;

import org.jspecify.annotations.NullMarked;
