package org.toposeg.dicom.seg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.frame.SourceFrame;
import org.toposeg.dicom.frame.Stack;
import org.toposeg.dicom.seg.FrameGroups.Frame;
import org.toposeg.dicom.seg.frame.BitFrames;
import org.toposeg.dicom.series.DicomSeries;
import org.toposeg.volume.Grid;
import org.toposeg.volume.GridMatch;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * Writes segmentation objects for a source series.
 *
 * <p>A label map whose voxels are the source's, in whatever axis order, is written slice by slice of the source with a
 * reference to each source frame; one on another grid is written on its own grid in the source's frame of reference.
 * Slices without any voxel of a segment get no frame. The UIDs follow from source images, producer and type: the same
 * work gives the same instance.
 */
public final class SegmentationWriter {

    private final SourceReferences source;
    private final Producer producer;
    private LocalDateTime created = LocalDateTime.now();
    private String distinction = "";

    public SegmentationWriter(DicomSeries series, Stack stack, Producer producer) {
        this.source = new SourceReferences(series, stack);
        this.producer = producer;
    }

    /** The date and time to be noted as that of creation; now by default. */
    public SegmentationWriter created(LocalDateTime time) {
        created = time;
        return this;
    }

    /**
     * Words that the UIDs are made from too, where source, model and version do not tell two results apart: the hash of
     * the labels, for example.
     */
    public SegmentationWriter distinguishedBy(String words) {
        distinction = words;
        return this;
    }

    /**
     * Writes a binary segmentation, reads it back and compares it in patient space; voxels of labels that no segment
     * names are left out.
     *
     * @throws DicomException if it cannot be written, or does not say what it should; nothing is left of it then
     */
    public void write(LabelMap labels, List<Segment> segments, Path target) {
        write(List.of(labels), segments, target);
    }

    /** Like {@link #write(LabelMap, List, Path)} for segments that overlap and therefore lie in several label maps. */
    public void write(List<LabelMap> maps, List<Segment> segments, Path target) {
        DicomWriter.write(toFile(SegmentationType.BINARY, maps, segments), target);
        try {
            ReadBack.requireSame(DicomReader.read(target), maps, segments);
        } catch (DicomException e) {
            discard(target);
            throw e;
        }
    }

    private static void discard(Path target) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A segmentation of label maps as a DICOM file in memory.
     *
     * @param type BINARY or LABELMAP
     * @param maps label maps on one grid; segments name the map that holds them, so that they may overlap
     */
    public DicomFile toFile(SegmentationType type, List<LabelMap> maps, List<Segment> segments) {
        requireSegments(segments, maps.size());
        Grid own = maps.getFirst().grid();
        if (maps.stream().anyMatch(map -> !map.grid().equals(own))) {
            throw new IllegalArgumentException("overlapping label maps must lie on one grid");
        }
        boolean onSource = GridMatch.sameVoxels(own, source.stack().grid());
        Grid grid = onSource ? source.stack().grid() : own;
        List<LabelMap> placed =
                maps.stream().map(map -> GridMatch.onto(map, grid)).toList();
        return switch (type) {
            case BINARY -> binary(grid, onSource, placed, segments);
            case LABELMAP -> labelMap(grid, onSource, placed, segments);
            case FRACTIONAL -> throw new IllegalArgumentException("fractional segmentations are made of volumes");
        };
    }

    private static void requireSegments(List<Segment> segments, int maps) {
        if (segments.isEmpty()) {
            throw new DicomException("a DICOM segmentation needs at least one segment; name the labels");
        }
        if (segments.stream().anyMatch(segment -> segment.map() < 0 || segment.map() >= maps)) {
            throw new IllegalArgumentException("a segment refers to a label map that is not given");
        }
        if (segments.stream().map(s -> s.map() * 65536L + s.label()).distinct().count() < segments.size()) {
            throw new IllegalArgumentException("two segments have the same label");
        }
    }

    private List<SourceFrame> slices(boolean onSource) {
        return onSource ? source.stack().slices() : List.of();
    }

    private DicomFile binary(Grid grid, boolean onSource, List<LabelMap> maps, List<Segment> segments) {
        int slices = grid.size().z();
        boolean[][] shown = new boolean[segments.size()][];
        for (int map = 0; map < maps.size(); map++) {
            boolean[][] present = presence(maps.get(map));
            for (int s = 0; s < segments.size(); s++) {
                if (segments.get(s).map() == map) {
                    shown[s] = column(present, segments.get(s).label());
                }
            }
        }
        List<Frame> frames = new ArrayList<>();
        int[][] firstFrames = new int[segments.size()][slices];
        for (int s = 0; s < segments.size(); s++) {
            for (int k = 0; k < slices; k++) {
                firstFrames[s][k] = shown[s][k] ? frames.size() : -1;
                if (shown[s][k]) {
                    frames.add(new Frame(s + 1, k));
                }
            }
        }
        if (frames.isEmpty()) {
            frames.add(new Frame(1, 0)); // an image has at least one frame, here an empty one
        }
        int frameVoxels = grid.size().x() * grid.size().y();
        byte[] bits = new byte[BitFrames.bytes(frames.size(), frameVoxels)];
        for (int map = 0; map < maps.size(); map++) {
            BitFrames.pack(maps.get(map), frameTable(map, segments, firstFrames, slices), bits);
        }
        String overlap = maps.size() == 1 ? "NO" : "UNDEFINED";
        return file(SegmentationType.BINARY, grid, slices(onSource), segments, overlap, frames, bits, 1);
    }

    private static int[][] frameTable(int map, List<Segment> segments, int[][] firstFrames, int slices) {
        int largest = segments.stream().mapToInt(Segment::label).max().orElse(0);
        int[][] table = new int[slices][largest + 1];
        for (int k = 0; k < slices; k++) {
            Arrays.fill(table[k], -1);
            for (int s = 0; s < segments.size(); s++) {
                if (segments.get(s).map() == map) {
                    table[k][segments.get(s).label()] = firstFrames[s][k];
                }
            }
        }
        return table;
    }

    /** For each slice which labels occur in it. */
    private static boolean[][] presence(LabelMap labels) {
        int count = labels.grid().size().x() * labels.grid().size().y();
        boolean[][] present = new boolean[labels.grid().size().z()][];
        IntStream.range(0, present.length).parallel().forEach(k -> {
            boolean[] seen = new boolean[LabelMap.MAX_LABEL + 1];
            for (int p = k * count; p < (k + 1) * count; p++) {
                seen[labels.data()[p] & LabelMap.MAX_LABEL] = true;
            }
            present[k] = trimmed(seen);
        });
        return present;
    }

    private static boolean[] trimmed(boolean[] seen) {
        int last = seen.length;
        while (last > 0 && !seen[last - 1]) {
            last--;
        }
        return Arrays.copyOf(seen, last);
    }

    private static boolean[] column(boolean[][] present, int label) {
        boolean[] column = new boolean[present.length];
        for (int k = 0; k < present.length; k++) {
            column[k] = label < present[k].length && present[k][label];
        }
        return column;
    }

    private DicomFile labelMap(Grid grid, boolean onSource, List<LabelMap> maps, List<Segment> segments) {
        if (maps.size() > 1) {
            throw new DicomException("segments that overlap cannot be written as type LABELMAP; use BINARY");
        }
        boolean[] named = new boolean[LabelMap.MAX_LABEL + 1];
        segments.forEach(segment -> named[segment.label()] = true);
        int largest = segments.stream().mapToInt(Segment::label).max().orElse(0);
        int bits = largest <= 255 ? 8 : 16;
        short[] data = maps.getFirst().data();
        ByteBuffer pixels =
                ByteBuffer.allocate(evenBytes((long) data.length * bits / 8)).order(ByteOrder.LITTLE_ENDIAN);
        for (short value : data) {
            short kept = named[value & LabelMap.MAX_LABEL] ? value : 0;
            if (bits == 8) {
                pixels.put((byte) kept);
            } else {
                pixels.putShort(kept);
            }
        }
        List<Frame> frames = new ArrayList<>();
        for (int k = 0; k < grid.size().z(); k++) {
            frames.add(new Frame(0, k));
        }
        return file(SegmentationType.LABELMAP, grid, slices(onSource), segments, "NO", frames, pixels.array(), bits);
    }

    private static int evenBytes(long bytes) {
        long even = bytes + (bytes & 1);
        if (even > Integer.MAX_VALUE - 64) {
            throw new DicomException("the segmentation would take more than 2 GB");
        }
        return (int) even;
    }

    /**
     * A fractional segmentation: the probability of each segment in steps of 1/255.
     *
     * @param probabilities a volume with values 0..1 for each segment, all on one grid
     */
    public DicomFile fractional(List<Volume> probabilities, List<Segment> segments) {
        requireSegments(segments, Integer.MAX_VALUE);
        if (probabilities.size() != segments.size()) {
            throw new IllegalArgumentException(
                    segments.size() + " segments need as many volumes, got " + probabilities.size());
        }
        Grid grid = probabilities.getFirst().grid();
        boolean onSource = grid.sameAs(source.stack().grid());
        int frameVoxels = grid.size().x() * grid.size().y();
        int slices = grid.size().z();
        byte[] pixels = new byte[evenBytes((long) frameVoxels * slices * segments.size())];
        List<Frame> frames = new ArrayList<>();
        for (int s = 0; s < segments.size(); s++) {
            for (int k = 0; k < slices; k++) {
                int from = frames.size() * frameVoxels;
                if (quantize(probabilities.get(s).data(), k * frameVoxels, frameVoxels, pixels, from)) {
                    frames.add(new Frame(s + 1, k));
                }
            }
        }
        if (frames.isEmpty()) {
            frames.add(new Frame(1, 0));
        }
        byte[] used = Arrays.copyOf(pixels, evenBytes((long) frames.size() * frameVoxels));
        return file(SegmentationType.FRACTIONAL, grid, slices(onSource), segments, "YES", frames, used, 8);
    }

    /** Writes a slice as bytes and says whether any is not 0. */
    private static boolean quantize(float[] values, int from, int count, byte[] pixels, int at) {
        int any = 0;
        for (int p = 0; p < count; p++) {
            int level = Math.round(255 * Math.clamp(values[from + p], 0f, 1f));
            pixels[at + p] = (byte) level;
            any |= level;
        }
        return any != 0;
    }

    private DicomFile file(
            SegmentationType type,
            Grid grid,
            List<SourceFrame> slices,
            List<Segment> segments,
            String overlap,
            List<Frame> frames,
            byte[] pixels,
            int bits) {
        DataSet data = new DataSet();
        SegmentationHeader header = new SegmentationHeader(source, producer, type, distinction);
        header.write(data, segments, overlap, created);
        new FrameGroups(grid, slices, type, header.uid("dimensions")).write(data, frames);
        SegmentationHeader.writePixels(
                data, pixels, bits, frames.size(), grid.size().y(), grid.size().x());
        return new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE);
    }
}
