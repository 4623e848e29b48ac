/** The frame around every view. */
package org.toposeg.web.layout;
