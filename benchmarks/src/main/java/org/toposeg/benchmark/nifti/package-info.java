/** How fast NIfTI files are read, beside nibabel. */
@NullMarked
package org.toposeg.benchmark.nifti;

import org.jspecify.annotations.NullMarked;
