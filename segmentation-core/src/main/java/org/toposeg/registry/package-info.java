/**
 * Things that people choose by name (losses, metrics, architectures, optimisers) and the options these take: one look-up
 * with one sentence for an unknown name, and typed values that are read and checked once.
 */
package org.toposeg.registry;
