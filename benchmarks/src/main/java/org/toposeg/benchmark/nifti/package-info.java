/** How fast NIfTI files are read, beside nibabel. */
package org.toposeg.benchmark.nifti;
