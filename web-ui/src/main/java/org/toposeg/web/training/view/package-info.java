/** The pages of trainings: curves, pictures, facts. */
package org.toposeg.web.training.view;
