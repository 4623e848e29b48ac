package org.toposeg.workflow.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.toposeg.quality.QualityReport;
import org.toposeg.workflow.study.LabelSize;
import org.toposeg.workflow.study.StudyImages;

/** What became of one case of a cohort. */
public sealed interface PredictedCase {

    Subject subject();

    /**
     * Which case it is.
     *
     * @param input path or address of its images
     * @param warnings what was left out of its images or assumed, a sentence each
     */
    record Subject(String name, String input, List<String> warnings) {

        static Subject of(StudyImages images) {
            return new Subject(images.title(), images.source(), images.warnings());
        }
    }

    /**
     * The case was segmented and its files are written.
     *
     * @param output the label map
     * @param probabilities a map for each label but the background; empty if none was asked for
     * @param labels how large each structure is
     * @param guarantees by label; empty if none was asked for
     * @param quality what is doubtful about the result
     */
    record Done(
            Subject subject,
            Path output,
            List<Path> probabilities,
            Map<Integer, LabelSize> labels,
            Map<Integer, Guarantees.Promise> guarantees,
            QualityReport quality,
            double seconds)
            implements PredictedCase {}

    /**
     * The case was not segmented.
     *
     * @param reason one sentence
     */
    record Failed(Subject subject, String reason) implements PredictedCase {}
}
