/** Who may log in and what they may do. */
package org.toposeg.web.security;
