package org.toposeg.dicom.seg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.SopClasses;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.pixel.PixelData;
import org.toposeg.dicom.seg.frame.BitFrames;
import org.toposeg.dicom.seg.frame.FrameMap;
import org.toposeg.dicom.seg.frame.Source;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.MemoryBudget;
import org.toposeg.volume.Volume;

/** Reads segmentation objects of all three types. */
public final class SegmentationReader {

    private static final Pattern NOTED_LABEL = Pattern.compile("^label (\\d{1,5}) ");

    private SegmentationReader() {}

    /** Whether a data set is a segmentation object. */
    public static boolean isSegmentation(DicomFile file) {
        return file.sopClass().equals(SegmentationType.BINARY.sopClass())
                || file.sopClass().equals(SegmentationType.LABELMAP.sopClass());
    }

    /**
     * @throws DicomException if the file is no segmentation object, is damaged, or its frames fill no regular grid
     */
    public static Segmentation read(Path path) {
        return read(DicomReader.read(path), path.toString());
    }

    /**
     * Reads a segmentation of which it is known where it belongs: the distance of its slices is that of the grid where
     * its frames lie on the grid's slices, and frames that say nothing of their place take that of the image that they
     * refer to.
     */
    public static Segmentation read(Path path, Source source) {
        return read(DicomReader.read(path), path.toString(), source);
    }

    /** Reads a file in memory; {@code name} is used in messages. */
    public static Segmentation read(DicomFile file, String name) {
        return read(file, name, Source.NONE);
    }

    private static Segmentation read(DicomFile file, String name, Source source) {
        if (!isSegmentation(file)) {
            throw new DicomException(name + " is no DICOM segmentation but a " + SopClasses.name(file.sopClass()));
        }
        try {
            return new SegmentationReader.Work(file, source).read();
        } catch (DicomException e) {
            throw new DicomException(name + " cannot be read as a segmentation: " + e.getMessage(), e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DicomException(
                    name + " cannot be read as a segmentation: it is damaged (" + e.getMessage() + ")", e);
        }
    }

    private static final class Work {

        private final DicomFile file;
        private final DataSet data;
        private final PixelData pixels;
        private final PixelFormat format;
        private final FrameMap frames;
        private final List<Segment> segments = new ArrayList<>();
        private final Map<Integer, Integer> labels = new TreeMap<>();
        private final Set<Integer> taken = new HashSet<>();
        private final List<LabelMap> maps = new ArrayList<>();

        Work(DicomFile file, Source source) {
            this.file = file;
            this.data = file.data();
            this.pixels = PixelData.of(file);
            this.format = pixels.format();
            this.frames = FrameMap.of(data, format, source);
        }

        Segmentation read() {
            SegmentationType type = type();
            for (DataSet item : data.items(Tag.SEGMENT_SEQUENCE)) {
                int number = item.integer(Tag.SEGMENT_NUMBER, 0);
                if (number > 0) {
                    int label = label(item, number);
                    labels.put(number, label);
                    segments.add(segment(item, label));
                }
            }
            List<Volume> probabilities = List.of();
            switch (type) {
                case BINARY -> readBinary();
                case LABELMAP -> readLabelMap();
                case FRACTIONAL -> probabilities = readFractional();
            }
            DataSet header = data.copy().remove(Tag.PIXEL_DATA);
            return new Segmentation(
                    type,
                    frames.grid(),
                    List.copyOf(segments),
                    List.copyOf(maps),
                    probabilities,
                    header,
                    frames.warnings());
        }

        private SegmentationType type() {
            String stated = data.string(Tag.SEGMENTATION_TYPE);
            if (file.sopClass().equals(SegmentationType.LABELMAP.sopClass())) {
                return SegmentationType.LABELMAP;
            }
            return switch (stated) {
                case "BINARY" -> SegmentationType.BINARY;
                case "FRACTIONAL" -> SegmentationType.FRACTIONAL;
                default -> throw new DicomException("its segmentation type is \"" + stated + "\"");
            };
        }

        /** Segment numbers count from 1; our own objects note the label they were made from as tracking ID. */
        private int label(DataSet item, int number) {
            Matcher noted = NOTED_LABEL.matcher(item.string(Tag.TRACKING_ID));
            boolean own = data.string(Tag.MANUFACTURER).equals("TopoSeg") && noted.find();
            int label = own ? Integer.parseInt(noted.group(1)) : number;
            int free = label < 1 || label > LabelMap.MAX_LABEL || taken.contains(label) ? number : label;
            taken.add(free);
            return free;
        }

        private static Segment segment(DataSet item, int label) {
            double[] lab = item.numbers(Tag.RECOMMENDED_DISPLAY_CIE_LAB_VALUE);
            CodedTerm type = CodedTerm.of(item, Tag.SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE, Terms.TISSUE);
            DataSet typeItem = item.item(Tag.SEGMENTED_PROPERTY_TYPE_CODE_SEQUENCE);
            return new Segment(
                    label,
                    0,
                    item.string(Tag.SEGMENT_LABEL, "segment " + label),
                    CodedTerm.of(item, Tag.SEGMENTED_PROPERTY_CATEGORY_CODE_SEQUENCE, Terms.TISSUE),
                    type,
                    CodedTerm.of(typeItem, Tag.SEGMENTED_PROPERTY_TYPE_MODIFIER_CODE_SEQUENCE, null),
                    lab.length == 3 ? SegmentColors.fromDicomLab(lab) : SegmentColors.color(label));
        }

        private int label(int frame) {
            return labels.getOrDefault(frames.segment(frame), frames.segment(frame));
        }

        private Map<Integer, List<Integer>> framesBySegment() {
            Map<Integer, List<Integer>> bySegment = new TreeMap<>();
            for (int f = 0; f < format.frames(); f++) {
                bySegment.computeIfAbsent(label(f), k -> new ArrayList<>()).add(f);
            }
            return bySegment;
        }

        private void readBinary() {
            maps.add(LabelMap.zeros(frames.grid()));
            boolean disjoint = data.string(Tag.SEGMENTS_OVERLAP).equals("NO");
            framesBySegment().forEach((segment, shown) -> {
                requireLabel(segment);
                int map = disjoint ? 0 : freeMap(shown);
                short[] voxels = maps.get(map).data();
                for (int frame : shown) {
                    visit(frame, index -> voxels[index] = (short) (int) segment);
                }
                moveToMap(segment, map);
            });
        }

        private static void requireLabel(int segment) {
            if (segment < 1 || segment > LabelMap.MAX_LABEL) {
                throw new DicomException("a frame names the segment " + segment);
            }
        }

        /** The first label map in which none of the frames' voxels are taken. */
        private int freeMap(List<Integer> shown) {
            for (int map = 0; map < maps.size(); map++) {
                short[] voxels = maps.get(map).data();
                boolean[] taken = new boolean[1];
                for (int frame : shown) {
                    visit(frame, index -> taken[0] |= voxels[index] != 0);
                    if (taken[0]) {
                        break;
                    }
                }
                if (!taken[0]) {
                    return map;
                }
            }
            maps.add(LabelMap.zeros(frames.grid()));
            return maps.size() - 1;
        }

        private void moveToMap(int segment, int map) {
            segments.replaceAll(s -> s.label() == segment ? s.inMap(map) : s);
            if (segments.stream().noneMatch(s -> s.label() == segment)) {
                segments.add(Segment.named(segment, "segment " + segment).inMap(map));
            }
        }

        private void visit(int frame, BitFrames.Voxels voxels) {
            int columns = format.columns();
            BitFrames.Voxels inVolume = pixel -> {
                int index = frames.index(frame, pixel, columns);
                if (index >= 0) {
                    voxels.set(index);
                }
            };
            Element element = data.get(Tag.PIXEL_DATA);
            if (format.bits().allocated() == 1 && element.fragments() == null) {
                int frameVoxels = format.rows() * columns;
                BitFrames.unpack(element.buffer(), element.offset(), frame, frameVoxels, inVolume);
                return;
            }
            byte[] values = pixels.frame(frame);
            for (int p = 0; p < values.length; p++) {
                if (values[p] != 0) {
                    inVolume.set(p);
                }
            }
        }

        private void readLabelMap() {
            LabelMap map = LabelMap.zeros(frames.grid());
            int background = data.integer(Tag.PIXEL_PADDING_VALUE, 0) & LabelMap.MAX_LABEL;
            boolean wide = format.bits().allocated() == 16;
            int count = format.rows() * format.columns();
            for (int f = 0; f < format.frames(); f++) {
                byte[] values = pixels.frame(f);
                for (int p = 0; p < count; p++) {
                    int label = wide ? values[2 * p] & 0xFF | (values[2 * p + 1] & 0xFF) << 8 : values[p] & 0xFF;
                    int index = frames.index(f, p, format.columns());
                    if (index >= 0 && label != background) {
                        map.data()[index] = (short) label;
                    }
                }
            }
            maps.add(map);
        }

        private List<Volume> readFractional() {
            double maximum = data.integer(Tag.MAXIMUM_FRACTIONAL_VALUE, 255);
            float[] best = new float[frames.grid().size().voxels()];
            Arrays.fill(best, 0.5f);
            LabelMap map = LabelMap.zeros(frames.grid());
            Map<Integer, Volume> volumes = new TreeMap<>();
            requireMemory();
            // Segments that no frame shows share one empty volume.
            Volume empty = Volume.zeros(frames.grid());
            segments.forEach(segment -> volumes.put(segment.label(), empty));
            for (int f = 0; f < format.frames(); f++) {
                int segment = label(f);
                requireLabel(segment);
                Volume volume =
                        volumes.compute(segment, (k, v) -> v == null || v == empty ? Volume.zeros(frames.grid()) : v);
                byte[] values = pixels.frame(f);
                for (int p = 0; p < values.length; p++) {
                    int index = frames.index(f, p, format.columns());
                    if (index >= 0 && values[p] != 0) {
                        volume.data()[index] = (float) ((values[p] & 0xFF) / maximum);
                    }
                }
            }
            volumes.forEach((segment, volume) -> {
                if (volume != empty) {
                    takeLargest(segment, volume.data(), best, map.data());
                }
            });
            maps.add(map);
            return List.copyOf(volumes.values());
        }

        private void requireMemory() {
            long shown = framesBySegment().size();
            double bytes = (shown + 2.0) * Float.BYTES * frames.grid().size().voxels();
            if (bytes > MemoryBudget.left() / 2.0) {
                throw new DicomException("its " + shown + " segments with probabilities do not fit in memory");
            }
        }

        private static void takeLargest(int segment, float[] values, float[] best, short[] labels) {
            for (int v = 0; v < values.length; v++) {
                if (values[v] > best[v] || values[v] == best[v] && labels[v] == 0 && values[v] >= 0.5f) {
                    best[v] = values[v];
                    labels[v] = (short) segment;
                }
            }
        }
    }
}
