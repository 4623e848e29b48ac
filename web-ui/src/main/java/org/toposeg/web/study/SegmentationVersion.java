package org.toposeg.web.study;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toposeg.quality.Finding;
import org.toposeg.quality.QualityReport;

/**
 * A label map of a study.
 *
 * @param version 0 is the reference, models and readers count from 1
 * @param author name of the model or of the person
 * @param quality what is doubtful about it; null if nobody looked
 */
public record SegmentationVersion(
        String study,
        int version,
        Origin origin,
        String author,
        List<Structure> structures,
        List<StructureMeasures> measures,
        QualityReport quality,
        Instant created) {

    public static final int REFERENCE_VERSION = 0;

    /** Where a label map came from. */
    public enum Origin {
        REFERENCE,
        MODEL,
        READER
    }

    public Optional<StructureMeasures> measures(int label) {
        return measures.stream().filter(m -> m.label() == label).findFirst();
    }

    /** The mean of a score over the structures that have one. */
    public Optional<Double> mean(String score) {
        var average = measures.stream()
                .map(m -> m.scores().get(score))
                .filter(java.util.Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return average.isPresent() ? Optional.of(average.getAsDouble()) : Optional.empty();
    }

    /** The worst first; empty if nobody looked. */
    public List<Finding> findings() {
        return quality == null ? List.of() : quality.findings();
    }

    /** The name of a structure; that of the whole image for none. */
    public String structureName(int label) {
        return structures.stream()
                .filter(structure -> structure.label() == label)
                .map(Structure::name)
                .findFirst()
                .orElse("image");
    }

    /** As in a list of versions. */
    public String title() {
        return origin == Origin.REFERENCE ? "Reference" : "Version " + version + " – " + author;
    }
}
