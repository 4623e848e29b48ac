/** The training loop of one network ({@link org.toposeg.train.loop.Trainer}) or of a cascade, and its validation. */
@NullMarked
package org.toposeg.train.loop;

import org.jspecify.annotations.NullMarked;
