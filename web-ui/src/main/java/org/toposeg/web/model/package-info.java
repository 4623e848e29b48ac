/** The models that can segment: which there are, what they were trained on, how good they were. */
@NullMarked
package org.toposeg.web.model;

import org.jspecify.annotations.NullMarked;
