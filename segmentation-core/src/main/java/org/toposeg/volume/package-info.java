/**
 * What an image is here: intensities ({@link org.toposeg.volume.Volume}) and labels
 * ({@link org.toposeg.volume.LabelMap}) on a {@link org.toposeg.volume.Grid} in patient space. Depends on nothing.
 */
@NullMarked
package org.toposeg.volume;

import org.jspecify.annotations.NullMarked;
