/** Losses and matchings of files: arrays and images in, values and features out. */
package org.toposeg.workflow.loss;
