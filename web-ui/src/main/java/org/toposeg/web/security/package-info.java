/** Who may log in and what they may do. */
@NullMarked
package org.toposeg.web.security;

import org.jspecify.annotations.NullMarked;
