package org.toposeg.report.page;

import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** Gives the label maps and images of evaluated cases, for pictures of errors. */
public interface CaseFiles {

    /**
     * @param path as the result names it
     * @throws org.toposeg.volume.InputException if it is not there any more or is no label map
     */
    LabelMap labels(String path);

    /**
     * The image on which a case's label maps lie; null if it is not known.
     *
     * @param path as the result names it; empty if it does not
     * @throws org.toposeg.volume.InputException if it is not there any more or is no image
     */
    Volume image(String caseName, String path);
}
