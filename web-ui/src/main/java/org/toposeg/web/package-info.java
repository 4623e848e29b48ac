/** The web application: worklist, viewer, reports and REST, for people in a browser. */
package org.toposeg.web;
