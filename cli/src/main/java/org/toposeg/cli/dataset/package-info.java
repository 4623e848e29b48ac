/** The commands that make data sets. */
package org.toposeg.cli.dataset;
