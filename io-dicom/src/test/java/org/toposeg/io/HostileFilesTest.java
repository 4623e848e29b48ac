package org.toposeg.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.testing.Each;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.InputException;

/**
 * Files made to break a reader, opened as the commands open them: an answer or one sentence that names the file, within
 * two seconds, and within four times the file's size and 64 MB of memory allocated by all threads together.
 */
class HostileFilesTest {

    private static final long MAX_NANOS = 2_000_000_000L;
    private static final long FREE_BYTES = 64L << 20;
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    @TempDir
    private Path folder;

    @Test
    void the_malformed_samples_keep_to_the_bounds() throws IOException {
        try (Stream<Path> walk = Files.walk(SharedFolder.dicom("malformed"))) {
            Each.of(
                    "malformed files",
                    walk.filter(Files::isRegularFile).sorted().toList(),
                    HostileFilesTest::isRefused);
        }
    }

    /** Whether the file is refused; fails where it breaks the bounds or ends in anything but one sentence. */
    private static boolean isRefused(Path file) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long before = threads.getTotalThreadAllocatedBytes();
        long start = System.nanoTime();
        boolean refused = false;
        try {
            if (ImageFormats.of(file).holdsLabels()) {
                SegmentationReader.read(file);
            } else {
                ImageFiles.read(file);
            }
        } catch (InputException e) {
            refused = true;
            assertThat(e.getMessage()).contains(file.getFileName().toString()).doesNotContain("\n");
        }
        assertThat(System.nanoTime() - start).isLessThan(MAX_NANOS);
        assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(4 * Files.size(file) + FREE_BYTES);
        return refused;
    }

    private void assertRefused(String name, byte[] bytes) throws IOException {
        assertThat(isRefused(Files.write(folder.resolve(name), bytes))).as(name).isTrue();
    }

    private static DataSet image(int rows, int columns, String frames) {
        return new DataSet()
                .set(Tag.SOP_CLASS_UID, CT)
                .set(Tag.SOP_INSTANCE_UID, "2.25.1")
                .set(Tag.STUDY_INSTANCE_UID, "2.25.2")
                .set(Tag.SERIES_INSTANCE_UID, "2.25.3")
                .set(Tag.MODALITY, "CT")
                .set(Tag.IMAGE_POSITION_PATIENT, 0.0, 0, 0)
                .set(Tag.IMAGE_ORIENTATION_PATIENT, 1.0, 0, 0, 0, 1, 0)
                .set(Tag.PIXEL_SPACING, 1.0, 1)
                .set(Tag.SAMPLES_PER_PIXEL, 1)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .set(Tag.ROWS, rows)
                .set(Tag.COLUMNS, columns)
                .set(Tag.NUMBER_OF_FRAMES, frames)
                .set(Tag.BITS_ALLOCATED, 8)
                .set(Tag.BITS_STORED, 8)
                .set(Tag.HIGH_BIT, 7)
                .set(Tag.PIXEL_REPRESENTATION, 0);
    }

    private static byte[] native8(DataSet data, int bytes) {
        data.put(Element.of(Tag.PIXEL_DATA, VR.OB, new byte[bytes]));
        return DicomWriter.toBytes(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE));
    }

    private static byte[] packed(DataSet data, String syntax, byte[]... fragments) {
        byte[][] all =
                Stream.concat(Stream.of(new byte[0]), Arrays.stream(fragments)).toArray(byte[][]::new);
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        for (byte[] fragment : all) {
            ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            items.writeBytes(head.putShort((short) 0xFFFE)
                    .putShort((short) 0xE000)
                    .putInt(fragment.length)
                    .array());
            items.writeBytes(fragment);
        }
        items.writeBytes(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0});
        byte[] header = DicomWriter.toBytes(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(withSyntax(header, syntax));
        file.writeBytes(new byte[] {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, -1, -1, -1, -1});
        file.writeBytes(items.toByteArray());
        return file.toByteArray();
    }

    /** Puts another transfer syntax into the meta header and its length. */
    private static byte[] withSyntax(byte[] file, String syntax) {
        byte[] old = "1.2.840.10008.1.2.1\0".getBytes(StandardCharsets.US_ASCII);
        byte[] uid = (syntax.length() % 2 == 0 ? syntax : syntax + "\0").getBytes(StandardCharsets.US_ASCII);
        int at = 132;
        while (!Arrays.equals(file, at, at + old.length, old, 0, old.length)) {
            at++;
        }
        ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort(at - 2, (short) uid.length).putInt(140, head.getInt(140) + uid.length - old.length);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(file, 0, at);
        changed.writeBytes(uid);
        changed.write(file, at + old.length, file.length - at - old.length);
        return changed.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"65535, 65535, 1", "65535, 32767, 2147483647", "1, 1, 2147483647", "512, 512, 99999999999", "0, 5, 1"})
    void native_pixels_that_are_not_there(int rows, int columns, String frames) throws IOException {
        assertRefused("native.dcm", native8(image(rows, columns, frames), 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0x10", "NaN", "1e9"})
    void a_number_of_frames_that_is_none(String frames) throws IOException {
        isRefused(Files.write(folder.resolve("frames.dcm"), native8(image(10, 10, frames), 100)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2.5",
                "1.2.840.10008.1.2.4.50",
                "1.2.840.10008.1.2.4.51",
                "1.2.840.10008.1.2.4.57",
                "1.2.840.10008.1.2.4.70",
                "1.2.840.10008.1.2.4.80",
                "1.2.840.10008.1.2.4.81",
                "1.2.840.10008.1.2.4.90",
                "1.2.840.10008.1.2.4.91",
                "1.2.840.10008.1.2.8.1",
                "1.2.840.10008.1.2.1.98"
            })
    void little_data_that_claims_a_giant_frame(String syntax) throws IOException {
        for (int size : new int[] {20_000, 65_535}) {
            byte[] stream = stream(syntax, size);
            assertRefused("giant.dcm", packed(image(size, size, "1"), syntax, stream));
            assertRefused("many.dcm", packed(image(size, size, "100000"), syntax, stream, stream));
            // Run lengths and deflated frames do not say their size; this one may pass for what the header says.
            isRefused(Files.write(folder.resolve("other-size.dcm"), packed(image(16, 16, "1"), syntax, stream)));
        }
    }

    /** A plausible start of a frame of the syntax, then noise. */
    private static byte[] stream(String syntax, int size) {
        byte[] noise = new byte[600];
        new Random(size).nextBytes(noise);
        ByteBuffer stream = ByteBuffer.allocate(900);
        String kind = syntax.substring(syntax.lastIndexOf('.') + 1);
        switch (kind) {
            case "5" ->
                stream.order(ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(64).position(64);
            case "50", "51", "57", "70" -> jpeg(stream, kind, size);
            case "80", "81" -> jpegLs(stream, size);
            case "90", "91" -> jpeg2000(stream, size);
            case "1" -> stream.put(deflated(new byte[1 << 20]));
            default -> stream.putLong(0);
        }
        return Arrays.copyOf(
                stream.put(noise, 0, Math.min(stream.remaining(), noise.length)).array(), 900);
    }

    private static void jpeg(ByteBuffer to, String kind, int size) {
        int frame = kind.equals("50") ? 0xC0 : kind.equals("51") ? 0xC1 : 0xC3;
        to.putShort((short) 0xFFD8);
        to.putShort((short) 0xFFDB).putShort((short) 67).put((byte) 0).put(ones(64));
        to.putShort((short) (0xFF00 | frame)).putShort((short) 11).put((byte) (kind.equals("51") ? 12 : 8));
        to.putShort((short) size).putShort((short) size).put(new byte[] {1, 1, 0x11, 0});
        for (int table : kind.startsWith("5") && frame != 0xC3 ? new int[] {0, 0x10} : new int[] {0}) {
            byte[] lengths = new byte[16];
            lengths[1] = 2;
            to.putShort((short) 0xFFC4)
                    .putShort((short) 21)
                    .put((byte) table)
                    .put(lengths)
                    .put(new byte[] {0, 1});
        }
        int predictor = frame == 0xC3 ? 1 : 0;
        to.putShort((short) 0xFFDA).putShort((short) 8).put(new byte[] {1, 1, 0, (byte) predictor, 63, 0});
    }

    private static byte[] ones(int count) {
        byte[] ones = new byte[count];
        Arrays.fill(ones, (byte) 1);
        return ones;
    }

    private static void jpegLs(ByteBuffer to, int size) {
        to.putShort((short) 0xFFD8)
                .putShort((short) 0xFFF7)
                .putShort((short) 11)
                .put((byte) 8);
        to.putShort((short) size).putShort((short) size).put(new byte[] {1, 1, 0x11, 0});
        to.putShort((short) 0xFFDA).putShort((short) 8).put(new byte[] {1, 1, 0, 0, 0, 0});
    }

    private static void jpeg2000(ByteBuffer to, int size) {
        to.putShort((short) 0xFF4F)
                .putShort((short) 0xFF51)
                .putShort((short) 41)
                .putShort((short) 0);
        to.putInt(size)
                .putInt(size)
                .putInt(0)
                .putInt(0)
                .putInt(size)
                .putInt(size)
                .putInt(0)
                .putInt(0);
        to.putShort((short) 1).put(new byte[] {7, 1, 1});
        to.putShort((short) 0xFF52).putShort((short) 12).put(new byte[] {0, 0, 0, 1, 0, 5, 4, 4, 0, 1});
        to.putShort((short) 0xFF5C).putShort((short) 19).put(new byte[17]);
        to.putShort((short) 0xFF90)
                .putShort((short) 10)
                .putShort((short) 0)
                .putInt(0)
                .put(new byte[] {0, 1});
        to.putShort((short) 0xFF93);
    }

    private static byte[] deflated(byte[] zeros) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(zeros);
        deflater.finish();
        byte[] all = new byte[1 << 16];
        int length = deflater.deflate(all);
        deflater.end();
        return Arrays.copyOf(all, Math.min(length, 300));
    }

    @Test
    void run_lengths_whose_segments_lie_elsewhere() throws IOException {
        for (int[] offsets : new int[][] {{1, 0x7FFFFFFF}, {-1, 64}, {15, 64}, {1, -64}, {1, 3}, {3, 64, 64, 64}}) {
            ByteBuffer frame = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
            for (int offset : offsets) {
                frame.putInt(offset);
            }
            assertRefused("rle.dcm", packed(image(64, 64, "1"), "1.2.840.10008.1.2.5", frame.array()));
        }
    }

    @Test
    void sequences_nested_with_lengths_that_lie() throws IOException {
        byte[] start = DicomWriter.toBytes(
                new DicomFile(new DataSet(), new DataSet().set(Tag.SOP_CLASS_UID, CT), TransferSyntax.EXPLICIT_LITTLE));
        for (int length : new int[] {0x7FFFFFFE, -2, 0x00FFFFFE, -1}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(start);
            for (int depth = 0; depth < 20_000; depth++) {
                ByteBuffer item = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
                item.putShort((short) 8)
                        .putShort((short) 0x1140)
                        .put((byte) 'S')
                        .put((byte) 'Q')
                        .putShort((short) 0);
                item.putInt(length)
                        .putShort((short) 0xFFFE)
                        .putShort((short) 0xE000)
                        .putInt(length);
                bytes.writeBytes(item.array());
            }
            assertRefused("nested.dcm", bytes.toByteArray());
        }
    }

    @Test
    void a_segmentation_whose_frames_lie_a_thousand_kilometres_apart() throws IOException {
        List<DataSet> frames = new ArrayList<>();
        for (double z : new double[] {0, 1, 1e9}) {
            frames.add(frame(z));
        }
        assertRefused("far.dcm", native8(segmentation(frames), 3 * 64 * 64));
    }

    @Test
    void a_segmentation_with_segments_that_no_frame_shows() throws IOException {
        List<DataSet> segments = new ArrayList<>();
        for (int number = 1; number <= 20_000; number++) {
            segments.add(new DataSet().set(Tag.SEGMENT_NUMBER, number));
        }
        DataSet data = segmentation(List.of(frame(0), frame(300))).set(Tag.SEGMENT_SEQUENCE, segments);
        isRefused(Files.write(folder.resolve("segments.dcm"), native8(data, 2 * 64 * 64)));
    }

    @Test
    void a_segmentation_of_tiles_of_an_endless_slide() throws IOException {
        DataSet data = segmentation(List.of(frame(0), frame(0)))
                .set(0x00480006, Integer.MAX_VALUE)
                .set(0x00480007, Integer.MAX_VALUE)
                .set(Tag.DIMENSION_ORGANIZATION_TYPE, "TILED_FULL");
        isRefused(Files.write(folder.resolve("slide.dcm"), native8(data, 2 * 64 * 64)));
    }

    private static DataSet frame(double z) {
        return new DataSet()
                .set(Tag.PLANE_POSITION_SEQUENCE, new DataSet().set(Tag.IMAGE_POSITION_PATIENT, 0.0, 0, z))
                .set(Tag.SEGMENT_IDENTIFICATION_SEQUENCE, new DataSet().set(Tag.REFERENCED_SEGMENT_NUMBER, 1));
    }

    private static DataSet segmentation(List<DataSet> frames) {
        DataSet measures = new DataSet().set(Tag.PIXEL_SPACING, 1.0, 1).set(Tag.SLICE_THICKNESS, 1.0);
        DataSet orientation = new DataSet().set(Tag.IMAGE_ORIENTATION_PATIENT, 1.0, 0, 0, 0, 1, 0);
        return image(64, 64, Integer.toString(frames.size()))
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.66.4")
                .set(Tag.SEGMENTATION_TYPE, "FRACTIONAL")
                .set(Tag.SEGMENT_SEQUENCE, new DataSet().set(Tag.SEGMENT_NUMBER, 1))
                .set(
                        Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE,
                        new DataSet()
                                .set(Tag.PIXEL_MEASURES_SEQUENCE, measures)
                                .set(Tag.PLANE_ORIENTATION_SEQUENCE, orientation))
                .set(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames);
    }

    private static ByteBuffer nifti(int... size) {
        ByteBuffer header = ByteBuffer.allocate(352 + 1000).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, 348).putShort(40, (short) size.length);
        for (int d = 0; d < size.length; d++) {
            header.putShort(42 + 2 * d, (short) size[d]);
        }
        header.putShort(70, (short) 2).putShort(72, (short) 8);
        for (int d = 0; d < 4; d++) {
            header.putFloat(76 + 4 * d, 1);
        }
        header.putFloat(108, 352);
        header.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
        return header;
    }

    @Test
    void nifti_sizes_that_no_file_has() throws IOException {
        assertRefused(
                "huge.nii",
                nifti(32767, 32767, 32767, 32767, 32767, 32767, 32767).array());
        assertRefused("negative.nii", nifti(10, -10, 10).array());
        assertRefused("none.nii", nifti(10, 0, 10).array());
        assertRefused("huge.nii.gz", gzip(nifti(32767, 32767, 32767).array(), 0));
        ByteBuffer second = ByteBuffer.allocate(544 + 1000).order(ByteOrder.LITTLE_ENDIAN);
        second.putInt(0, 540).put(4, "n+2\0\r\n\032\n".getBytes(StandardCharsets.US_ASCII));
        second.putShort(12, (short) 2).putShort(14, (short) 8).putLong(16, 3);
        second.putLong(24, Long.MAX_VALUE)
                .putLong(32, Long.MAX_VALUE)
                .putLong(40, 2)
                .putLong(168, 544);
        assertRefused("second.nii", second.array());
        second.putLong(24, 1L << 32).putLong(32, 1L << 32).putLong(40, 1);
        assertRefused("overflow.nii", second.array());
        second.putLong(24, 10).putLong(32, 10).putLong(40, 10).putLong(168, Long.MAX_VALUE);
        assertRefused("offset.nii", second.array());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -1e30f, 1e30f, -352, 1e6f})
    void nifti_voxels_that_start_nowhere(float offset) throws IOException {
        byte[] bytes = nifti(10, 10, 10).putFloat(108, offset).array();
        isRefused(Files.write(folder.resolve("offset.nii"), bytes));
        isRefused(Files.write(folder.resolve("offset.nii.gz"), gzip(bytes, 0)));
    }

    @Test
    void nifti_affines_without_meaning() throws IOException {
        for (float value : new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 0, 1e38f}) {
            ByteBuffer header = nifti(10, 10, 10).putShort(254, (short) 1);
            for (int a = 0; a < 12; a++) {
                header.putFloat(280 + 4 * a, value);
            }
            assertRefused("affine.nii", header.array());
        }
    }

    @Test
    void nifti_extensions_that_go_nowhere() throws IOException {
        for (int length : new int[] {0, -16, 8, 15, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            ByteBuffer header = nifti(5, 5, 5)
                    .put(348, (byte) 1)
                    .putInt(352, length)
                    .putInt(356, 6)
                    .putFloat(108, 1200);
            isRefused(Files.write(folder.resolve("extension.nii"), header.array()));
        }
    }

    @Test
    void a_gzip_bomb_behind_a_header_that_tells_of_it_and_one_that_does_not() throws IOException {
        // 16 GB as 4-byte floats from a file of 4 MB.
        assertRefused("told.nii.gz", gzip(nifti(2048, 2048, 1024).array(), 1 << 20));
        isRefused(
                Files.write(folder.resolve("untold.nii.gz"), gzip(nifti(5, 5, 5).array(), 600 << 20)));
        byte[] nested = gzip(new byte[0], 64 << 20);
        assertRefused("nested.nii.gz", gzip(nested, 0));
    }

    private static byte[] gzip(byte[] start, int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(start);
            byte[] part = new byte[1 << 20];
            for (int left = zeros; left > 0; left -= part.length) {
                out.write(part, 0, Math.min(left, part.length));
            }
        }
        return bytes.toByteArray();
    }
}
