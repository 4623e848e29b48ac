/** Networks as engine-neutral graphs: the operations, the named architectures, their specification and weights. */
package org.toposeg.network;
