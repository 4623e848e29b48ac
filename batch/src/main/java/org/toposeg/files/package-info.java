/** Files that nobody but the account they belong to may read. */
package org.toposeg.files;
