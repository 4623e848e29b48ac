/** Files that only the account that runs the program may read. */
package org.toposeg.file;
