/** The commands that make and use models: plan, train, predict, models. */
@NullMarked
package org.toposeg.cli.model;

import org.jspecify.annotations.NullMarked;
