/** {@code toposeg fairness}: scores by attribute and group, from tables and DICOM demographics. */
package org.toposeg.cli.fairness;
