/** The web application: worklist, viewer, reports and REST, for people in a browser. */
@NullMarked
package org.toposeg.web;

import org.jspecify.annotations.NullMarked;
