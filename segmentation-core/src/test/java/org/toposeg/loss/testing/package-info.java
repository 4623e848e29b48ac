/** What tests of losses share: reference vectors, finite differences and random batches. */
package org.toposeg.loss.testing;
