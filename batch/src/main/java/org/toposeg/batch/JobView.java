package org.toposeg.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job as other programs see it.
 *
 * @param progress of the current attempt, 0..1
 * @param note what is being done
 * @param warnings what was left out of the images of a confirmed study or assumed, a sentence each
 * @param result for a confirmed study its volumes by label, what is doubtful about it and the seconds it took, else null
 */
public record JobView(
        String id,
        String study,
        String series,
        String source,
        String state,
        int attempts,
        double progress,
        String note,
        String error,
        String output,
        JsonNode result,
        List<String> warnings) {

    public static JobView of(Job job) {
        JsonNode result = job.result() == null ? null : JsonMapper.shared().readTree(job.result());
        List<String> warnings = result == null
                ? List.of()
                : result.path("warnings").valueStream().map(JsonNode::asString).toList();
        return new JobView(
                job.id(),
                job.study(),
                job.series(),
                job.source(),
                job.state().word(),
                job.attempts(),
                job.progress(),
                job.note(),
                job.error(),
                job.output(),
                result,
                warnings);
    }

    /** The warnings of all jobs, each with where its images are. */
    public static List<String> warnings(List<JobView> views) {
        return views.stream()
                .flatMap(view -> view.warnings().stream()
                        .map(text -> text.contains(view.source()) ? text : view.source() + ": " + text))
                .toList();
    }

    /** The number of jobs in every state, also those in which there is none. */
    public static Map<String, Integer> counts(List<Job> jobs) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (JobState state : JobState.values()) {
            counts.put(state.word(), (int)
                    jobs.stream().filter(job -> job.state() == state).count());
        }
        return counts;
    }

    /** Only the states that occur. */
    public static String text(Map<String, Integer> counts) {
        List<String> parts = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
        return parts.isEmpty() ? "no studies" : String.join(", ", parts);
    }
}
