/** What people are told when something fails. */
package org.toposeg.web.problem;
