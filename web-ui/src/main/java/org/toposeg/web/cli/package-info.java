/** The commands {@code serve} and {@code demo}. */
package org.toposeg.web.cli;
