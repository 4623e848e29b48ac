/** REST: volumes, surfaces and lists for browsers and programs. Without a login the answer is 401. */
@NullMarked
package org.toposeg.web.api;

import org.jspecify.annotations.NullMarked;
