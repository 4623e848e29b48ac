/** What went wrong, as people and programs read it: one sentence, never a path or the name of a class. */
package org.toposeg.web.failure;
