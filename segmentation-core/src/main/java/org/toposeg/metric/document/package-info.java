/** What {@code toposeg evaluate} found, as JSON and as a table. */
package org.toposeg.metric.document;
