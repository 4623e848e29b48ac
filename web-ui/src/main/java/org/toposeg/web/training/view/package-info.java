/** The pages of trainings: curves, pictures, facts. */
@NullMarked
package org.toposeg.web.training.view;

import org.jspecify.annotations.NullMarked;
