package org.toposeg.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.toposeg.dicom.web.ArchiveException;
import org.toposeg.workflow.job.Job;
import org.toposeg.workflow.job.JobQueue;
import org.toposeg.workflow.job.JobRequest;
import org.toposeg.workflow.job.JobState;
import org.toposeg.workflow.study.DicomWebStudies;
import org.toposeg.workflow.study.StudyImages;

/**
 * Takes the studies of a source into the queue, each with the content it has now. A study whose images may still be on
 * their way is held back until it has kept still for a while.
 */
public final class Intake {

    /** How often the source is looked at again for studies that do not keep still. */
    private static final int MAX_WAITS = 6;

    /** An archive that fails for so many studies one after the other is not asked for the rest. */
    private static final int MAX_FAILURES = 3;

    private final JobQueue queue;
    private final Function<StudyImages, JobRequest> requests;
    private final Duration settle;
    private final Map<String, Planned> planned = new HashMap<>();
    private final Map<String, JobRequest> asked = new LinkedHashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, String> held = new LinkedHashMap<>();
    private final List<String> again = new ArrayList<>();
    private int waits;

    /** A study and the content that its result is to be of. */
    public record Planned(StudyImages images, String content) {}

    private record Seen(String content, Instant since) {}

    /**
     * @param requests what is asked for a study, with its content
     * @param settle for how long a study must have kept still
     */
    Intake(JobQueue queue, Function<StudyImages, JobRequest> requests, Duration settle) {
        this.queue = queue;
        this.requests = requests;
        this.settle = settle;
    }

    /** Looks at the studies that the source has now. */
    public void take(List<StudyImages> studies) {
        held.clear();
        int failures = 0;
        for (StudyImages images : studies) {
            try {
                take(images);
                failures = 0;
            } catch (ArchiveException e) {
                if (++failures >= MAX_FAILURES) {
                    throw e;
                }
                held.put(images.source(), "cannot be asked for its images (" + e.getMessage() + ")");
            }
        }
        supersede();
    }

    private void take(StudyImages images) {
        JobRequest request = requests.apply(images);
        if (!queue.knows(request) && !isSettled(images, request)) {
            held.put(images.source(), "changed less than " + settle.toSeconds() + " s ago");
            return;
        }
        JobState before = queue.find(request.id()).map(Job::state).orElse(null);
        String id = queue.submit(request);
        if (queue.renew(request) && before == JobState.CONFIRMED) {
            again.add(images.source());
        }
        asked.put(id, request);
        planned.put(id, new Planned(images, request.content()));
    }

    private boolean isSettled(StudyImages images, JobRequest request) {
        Instant now = Instant.now();
        if (settle.isZero()
                || images.changed()
                        .filter(last -> !last.plus(settle).isAfter(now))
                        .isPresent()) {
            return true;
        }
        // Without a time, or with one that lies in the future, the content itself has to be the same at two looks.
        Seen last = seen.get(request.id());
        if (last == null || !last.content().equals(request.content())) {
            seen.put(request.id(), new Seen(request.content(), now));
            return false;
        }
        return !last.since().plus(settle).isAfter(now);
    }

    /** A series that grew may be another job than before: several volumes for one, a folder for a file. */
    private void supersede() {
        Set<String> series = new HashSet<>();
        Set<String> files = new HashSet<>();
        asked.values().forEach(request -> {
            series.add(request.study() + "\n" + request.series());
            files.add(request.output());
        });
        for (Job job : queue.jobs()) {
            boolean replaced = series.contains(job.study() + "\n" + job.series())
                    || !DicomWebStudies.isAddress(job.output()) && files.contains(job.output());
            if (replaced && !asked.containsKey(job.id()) && job.state() != JobState.CANCELLED) {
                queue.supersede(
                        job.id(),
                        "the images are another set now, for which other jobs stand; a result that this one stored is"
                                + " of the earlier set.");
            }
        }
    }

    /** The studies to work on, by the id of their job. */
    public Map<String, Planned> planned() {
        return planned;
    }

    /** Waits for studies that were held back; false if there is none, or they have been waited for often enough. */
    public boolean awaitsMore() {
        if (held.isEmpty() || waits++ >= MAX_WAITS) {
            return false;
        }
        System.err.println("toposeg: " + (held.size() == 1 ? "1 study" : held.size() + " studies")
                + " may still be on the way; looking again in " + settle.toSeconds() + " s ...");
        try {
            Thread.sleep(settle.plusMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    /** The studies that were left for a later run, a sentence each. */
    public List<String> left() {
        return held.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + " and was left for the next run.")
                .toList();
    }

    /** What was confirmed before and is done again, in a sentence; empty if there is none. */
    public List<String> renewed() {
        return again.isEmpty()
                ? List.of()
                : List.of((again.size() == 1 ? "1 confirmed study was" : again.size() + " confirmed studies were")
                        + " put back, because the images are not those that the result was made of, or the queue did"
                        + " not note those; the new result takes the old one's place (in an archive it comes beside"
                        + " it, under a new UID). The first is " + again.getFirst()
                        + ".");
    }
}
