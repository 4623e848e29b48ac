/**
 * The studies that people look at: rows in the database, volumes as NIfTI files in the data folder. A segmentation is
 * never overwritten; each new one is a new version.
 */
@NullMarked
package org.toposeg.web.study;

import org.jspecify.annotations.NullMarked;
