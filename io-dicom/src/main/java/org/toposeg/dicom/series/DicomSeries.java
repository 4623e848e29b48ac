package org.toposeg.dicom.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.frame.FunctionalGroups;
import org.toposeg.dicom.frame.SourceFrame;
import org.toposeg.dicom.frame.SourceInstance;
import org.toposeg.dicom.frame.SpecialImages;
import org.toposeg.dicom.frame.Stack;
import org.toposeg.dicom.frame.StackBuilder;

/**
 * The images of one series and the stacks they form.
 *
 * <p>{@link #stacks()} throws {@link org.toposeg.dicom.data.DicomException} when the frames fill no regular grid; the
 * message names the slices and their positions.
 */
public final class DicomSeries {

    /** A frame of an image takes at least this, compressed or not; few frames are not worth the question. */
    private static final int MIN_FRAME_BYTES = 64;

    private static final int FREE_FRAMES = 4096;

    private final String uid;
    private final List<SourceInstance> instances;
    private final List<String> warnings = new ArrayList<>();
    private final Map<SourceInstance, SourceInstance> copies = new LinkedHashMap<>();
    private List<Stack> stacks;

    DicomSeries(String uid, List<SourceInstance> instances) {
        this.uid = uid;
        this.instances = withoutCopies(instances);
    }

    /** Notes what lies beside the files of the series and is not one of them. */
    void warn(String sentence) {
        warnings.add(sentence);
    }

    private List<SourceInstance> withoutCopies(List<SourceInstance> all) {
        List<SourceInstance> kept = new ArrayList<>();
        Map<String, SourceInstance> seen = new HashMap<>();
        for (SourceInstance instance : all) {
            SourceInstance first =
                    instance.sopInstance().isEmpty() ? null : seen.putIfAbsent(instance.sopInstance(), instance);
            if (first == null) {
                kept.add(instance);
            } else {
                copies.put(instance, first);
                warnings.add(instance.file().getFileName() + " is a second copy of an image and was left out");
            }
        }
        return List.copyOf(kept);
    }

    public String uid() {
        return uid;
    }

    public List<SourceInstance> instances() {
        return instances;
    }

    /** The data set of the first file, for what all files of a series share. */
    public DataSet header() {
        return instances.getFirst().header();
    }

    public String modality() {
        return header().string(Tag.MODALITY, "OT");
    }

    public String description() {
        return header().string(Tag.SERIES_DESCRIPTION);
    }

    public synchronized List<Stack> stacks() {
        if (stacks == null) {
            copies.forEach((copy, first) -> Copies.requireSame(first, copy));
            List<SourceFrame> frames = new ArrayList<>();
            for (SourceInstance instance : instances) {
                frames.addAll(instance.naming(() -> frames(instance)));
            }
            stacks = built(frames);
            Completeness.doubt(instances)
                    .ifPresent(doubt -> warnings.add(name() + " may be incomplete: " + doubt + "."));
        }
        return stacks;
    }

    private List<Stack> built(List<SourceFrame> frames) {
        try {
            return new StackBuilder(name(), warnings).build(frames);
        } catch (IllegalArgumentException e) {
            throw new DicomException(name() + " has no usable geometry: " + e.getMessage(), e);
        }
    }

    private static List<SourceFrame> frames(SourceInstance instance) {
        long size = instance.file().toFile().length();
        if (instance.frames() > FREE_FRAMES + size / MIN_FRAME_BYTES) {
            throw new DicomException("it claims " + instance.frames() + " frames, which its " + size
                    + " bytes cannot hold; it is truncated or damaged");
        }
        SpecialImages.refuseMosaic(instance.header());
        FunctionalGroups groups = new FunctionalGroups(instance.header());
        List<SourceFrame> frames = new ArrayList<>();
        for (int frame = 0; frame < instance.frames(); frame++) {
            frames.add(SourceFrame.of(instance, frame, groups));
        }
        return frames;
    }

    /** What was left out or assumed; complete after {@link #stacks()}. */
    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    /** For messages: the series by its folder and description. */
    String name() {
        Path file = instances.getFirst().file();
        String place = instances.size() == 1 ? file.toString() : "the series in " + file.getParent();
        return description().isEmpty() ? place : place + " (" + description() + ")";
    }

    /** One line for a list of series. */
    public String summary() {
        return modality() + ", " + instances.size() + (instances.size() == 1 ? " file" : " files")
                + (description().isEmpty() ? "" : ", \"" + description() + "\"") + ", " + uid;
    }
}
