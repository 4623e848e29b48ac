package org.toposeg.preprocess;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** A labelled data set, read case by case. */
public interface CaseSource {

    /**
     * One subject's images (one volume for each channel, all on one grid) and labels on the same grid.
     *
     * @param prior what a cascade's first stage found, on that grid too; null where there is none
     */
    record Case(String id, List<Volume> channels, LabelMap labels, LabelMap prior) {

        /** A case as it is stored. */
        public Case(String id, List<Volume> channels, LabelMap labels) {
            this(id, channels, labels, null);
        }
    }

    String name();

    /** Names of the channels (modalities) in order, e.g. {@code MRI} or {@code CT}. */
    List<String> channels();

    /** Label values with their names, background (0) included. */
    Map<Integer, String> labels();

    /** Identifiers of all labelled cases, sorted. */
    List<String> cases();

    /** The files of a case, images first. */
    List<Path> files(String id);

    Case load(String id);
}
