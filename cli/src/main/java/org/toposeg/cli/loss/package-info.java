/** {@code toposeg loss}: every loss on arrays from files, and the list of losses. */
package org.toposeg.cli.loss;
