/** What {@code toposeg demo} shows: generated studies, or a person's own images, segmented and in the worklist. */
package org.toposeg.web.demo;
