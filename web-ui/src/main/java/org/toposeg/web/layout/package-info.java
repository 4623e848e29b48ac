/** The frame around every view. */
@NullMarked
package org.toposeg.web.layout;

import org.jspecify.annotations.NullMarked;
