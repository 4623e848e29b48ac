package org.toposeg.io.raster;

import java.util.List;
import org.toposeg.volume.Volume;

/**
 * A picture or stack.
 *
 * @param volumes one for each channel; of a colour image red, green, blue
 * @param dataType type of the stored samples
 * @param colour whether the channels are red, green and blue
 * @param warnings what was assumed, a sentence each
 */
public record RasterImage(List<Volume> volumes, String dataType, boolean colour, List<String> warnings) {}
