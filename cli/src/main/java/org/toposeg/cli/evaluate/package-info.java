/** {@code toposeg evaluate}: metrics of one segmentation or of a folder of them, as JSON, as a table and as CSV. */
package org.toposeg.cli.evaluate;
