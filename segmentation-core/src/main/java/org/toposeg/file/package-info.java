/** Files that are whole or not there ({@link org.toposeg.file.AtomicFile}), and their fingerprints ({@link org.toposeg.file.Sha256}). */
package org.toposeg.file;
