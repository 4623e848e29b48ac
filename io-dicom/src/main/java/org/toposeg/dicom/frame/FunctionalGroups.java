package org.toposeg.dicom.frame;

import java.util.List;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;

/** The functional groups of an enhanced multi-frame image: a frame's own item, else the one all frames share. */
public final class FunctionalGroups {

    private final DataSet shared;
    private final List<DataSet> perFrame;

    public FunctionalGroups(DataSet data) {
        this.shared = data.item(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
        this.perFrame = data.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
    }

    public boolean isPresent() {
        return !perFrame.isEmpty() || shared.size() > 0;
    }

    /** The first item of a functional group of a frame (from 0), or an empty data set. */
    public DataSet group(int frame, int sequence) {
        DataSet own = frame < perFrame.size() ? perFrame.get(frame).item(sequence) : new DataSet();
        return own.size() > 0 ? own : shared.item(sequence);
    }
}
