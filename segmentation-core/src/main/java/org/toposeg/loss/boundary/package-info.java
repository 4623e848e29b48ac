/** Losses about boundaries and structure: distances to the boundary, structural similarity, uncertainty at borders. */
package org.toposeg.loss.boundary;
