package org.toposeg.dicom.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.SopClasses;
import org.toposeg.dicom.frame.SliceOrder;
import org.toposeg.dicom.frame.SourceFrame;
import org.toposeg.dicom.frame.SourceInstance;
import org.toposeg.dicom.frame.SpecialImages;
import org.toposeg.dicom.frame.Stack;
import org.toposeg.volume.Volume;

/** Reads a DICOM series, or a single DICOM image, as volumes in patient space. */
public final class SeriesReader {

    private SeriesReader() {}

    /**
     * Reads the only volume of a file or folder.
     *
     * @throws DicomException if there is no image, more than one series or stack (the message lists them), a damaged
     *     file, or a series that fills no regular grid
     */
    public static DicomVolume read(Path path) {
        return read(path, "");
    }

    /**
     * Reads one of several volumes.
     *
     * @param choice a series UID or the number of a series as in {@link #list}; with {@code /N} behind it the N-th stack
     *     of the series; empty for the only one
     */
    public static DicomVolume read(Path path, String choice) {
        SeriesScanner.Found found = SeriesScanner.scan(path);
        if (!found.damaged().isEmpty()) {
            throw found.damaged().getFirst();
        }
        int slash = choice.indexOf('/');
        if (found.series().isEmpty()) {
            throw noImage(path, found.others());
        }
        DicomSeries series = chosen(path, found.series(), slash < 0 ? choice : choice.substring(0, slash));
        Stack stack = chosenStack(series, slash < 0 ? "" : choice.substring(slash + 1));
        return read(series, stack);
    }

    /** The image series below a folder, in the order of their numbers from 1. */
    public static List<DicomSeries> list(Path path) {
        return SeriesScanner.scan(path).series();
    }

    private static DicomException noImage(Path path, List<SourceInstance> others) {
        if (others.isEmpty()) {
            return new DicomException(path + " holds no DICOM image");
        }
        String kinds = others.stream()
                .map(other -> SopClasses.name(other.sopClass()))
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        return new DicomException(
                others.size() == 1 && path.equals(others.getFirst().file())
                        ? path + " is a DICOM object without an image: " + kinds
                        : path + " holds " + others.size() + " DICOM objects, none of them an image: " + kinds);
    }

    private static DicomSeries chosen(Path path, List<DicomSeries> series, String choice) {
        if (choice.isEmpty() && series.size() == 1) {
            return series.getFirst();
        }
        for (int i = 0; i < series.size(); i++) {
            if (choice.equals(series.get(i).uid()) || choice.equals(Integer.toString(i + 1))) {
                return series.get(i);
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            lines.add((i + 1) + ": " + series.get(i).summary());
        }
        throw new DicomException(path + " holds " + series.size() + " series"
                + (choice.isEmpty() ? "" : ", none of them " + choice) + "; choose one by number or UID: "
                + String.join("; ", lines));
    }

    private static Stack chosenStack(DicomSeries series, String choice) {
        List<Stack> stacks = series.stacks();
        if (choice.isEmpty() && stacks.size() == 1) {
            return stacks.getFirst();
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < stacks.size(); i++) {
            if (choice.equals(Integer.toString(i + 1))) {
                return stacks.get(i);
            }
            lines.add((i + 1) + ": " + stacks.get(i).grid().size() + " "
                    + stacks.get(i).label());
        }
        throw new DicomException(series.name() + " holds " + stacks.size() + " volumes; choose one as SERIES/NUMBER: "
                + String.join("; ", lines));
    }

    /** Reads the voxels of a stack; files are read side by side and each only once. */
    public static DicomVolume read(DicomSeries series, Stack stack) {
        Map<SourceInstance, List<SeriesPixels.Target>> work = new LinkedHashMap<>();
        for (int t = 0; t < stack.times().size(); t++) {
            List<SourceFrame> slices = stack.times().get(t);
            for (int k = 0; k < slices.size(); k++) {
                work.computeIfAbsent(slices.get(k).instance(), i -> new ArrayList<>())
                        .add(new SeriesPixels.Target(t, k));
            }
        }
        PixelFormat format = format(stack.slices().getFirst().instance());
        int channels = format.samples() >= 3 || format.photometric().equals("PALETTE COLOR") ? 3 : 1;
        int count = stack.times().size() * channels;
        SourceInstance first = stack.slices().getFirst().instance();
        first.naming(() -> {
            SeriesPixels.requireRoom(stack, 4.0 * count * stack.grid().size().voxels());
            return format;
        });
        List<Volume> volumes = new ArrayList<>(count);
        for (int v = 0; v < count; v++) {
            volumes.add(Volume.zeros(stack.grid()));
        }
        SeriesPixels pixels = new SeriesPixels(stack, volumes, channels);
        work.entrySet().parallelStream()
                .forEach(entry -> entry.getKey().naming(() -> {
                    pixels.fill(entry.getKey(), entry.getValue());
                    return format;
                }));
        return new DicomVolume(series, stack, volumes, channels, format.dataType(), warnings(series, stack));
    }

    private static PixelFormat format(SourceInstance instance) {
        return instance.naming(() -> PixelFormat.of(instance.header()));
    }

    private static List<String> warnings(DicomSeries series, Stack stack) {
        List<String> warnings = new ArrayList<>(series.warnings());
        double tilt = SliceOrder.tilt(stack.grid());
        if (tilt > 0.1) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the gantry was tilted by %.1f degrees; the grid keeps this as a shear of its z axis",
                    tilt));
        }
        warnings.addAll(SpecialImages.warnings(stack, series.name()));
        if (!stack.placed()) {
            warnings.add(series.name() + " says nothing of its place in the patient; it was put at the origin");
        }
        return warnings;
    }
}
