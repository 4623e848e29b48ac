/**
 * Files that are whole or not there ({@link org.toposeg.file.AtomicFile}), their fingerprints
 * ({@link org.toposeg.file.Sha256}), and files that only the account that runs the program may read.
 */
package org.toposeg.file;
