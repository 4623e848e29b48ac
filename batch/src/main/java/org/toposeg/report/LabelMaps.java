package org.toposeg.report;

import org.toposeg.volume.LabelMap;

/** Gives the label maps that a result names, for pictures of errors. */
@FunctionalInterface
public interface LabelMaps {

    /**
     * @param path as the result names it
     * @throws org.toposeg.volume.ImageException if it is not there any more or is no label map
     */
    LabelMap read(String path);
}
