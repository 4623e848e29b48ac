package org.toposeg.workflow.study;

import java.util.Optional;
import org.toposeg.model.ModelCard;
import org.toposeg.volume.LabelMap;

/** Where results go. */
public interface Destination {

    /** Where the result of a study will be, for people and for the queue. */
    String address(StudyImages images);

    /** Puts a result there, whole or not at all. */
    void store(StudyImages images, LabelMap labels, ModelCard model);

    /** Reads the result of a study back onto its grid; empty if there is none. */
    Optional<LabelMap> stored(StudyImages images, ModelCard model);
}
