/** The data folder: who may read it, how much room is left on its disk, and the database within it. */
package org.toposeg.web.storage;
