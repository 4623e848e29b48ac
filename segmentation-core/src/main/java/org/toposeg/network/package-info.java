/** Networks as engine-neutral graphs: the operations, the named architectures, their specification and weights. */
@NullMarked
package org.toposeg.network;

import org.jspecify.annotations.NullMarked;
