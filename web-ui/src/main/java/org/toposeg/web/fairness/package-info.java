/** Whether a model serves every group of people equally well. */
package org.toposeg.web.fairness;
