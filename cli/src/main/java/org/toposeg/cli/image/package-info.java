/** The commands that look at images and convert them. */
@NullMarked
package org.toposeg.cli.image;

import org.jspecify.annotations.NullMarked;
