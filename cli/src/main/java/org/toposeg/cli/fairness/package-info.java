/** {@code toposeg fairness}: scores by attribute and group, from tables and DICOM demographics. */
@NullMarked
package org.toposeg.cli.fairness;

import org.jspecify.annotations.NullMarked;
