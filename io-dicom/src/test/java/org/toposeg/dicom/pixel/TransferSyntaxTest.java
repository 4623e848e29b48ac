package org.toposeg.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.data.VR;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.testing.EncodedFiles;
import org.toposeg.dicom.testing.EncodedFrames;
import org.toposeg.dicom.testing.Tool;

/** Pictures made here, encoded here or by DCMTK, come back sample for sample. */
class TransferSyntaxTest {

    private static final int ROWS = PictureKind.ROWS;
    private static final int COLUMNS = PictureKind.COLUMNS;

    @TempDir
    Path folder;

    private static final List<PictureKind> KINDS = List.of(
            new PictureKind(8, false, 1, 1),
            new PictureKind(8, true, 1, 2),
            new PictureKind(8, false, 3, 2),
            new PictureKind(10, false, 1, 1),
            new PictureKind(12, true, 1, 3),
            new PictureKind(16, false, 1, 1),
            new PictureKind(16, true, 1, 2));

    static Stream<PictureKind> kinds() {
        return KINDS.stream();
    }

    private static void assertSame(byte[] file, PictureKind kind) {
        PixelData pixels = PixelData.of(DicomReader.read(file, "generated"));
        List<byte[]> expected = kind.frameBytes();
        assertThat(pixels.format().frames()).isEqualTo(kind.frames());
        int[] picture = kind.picture();
        for (int f = 0; f < kind.frames(); f++) {
            byte[] frame = pixels.frame(f);
            assertThat(frame).as("frame " + f).isEqualTo(expected.get(f));
            for (int i = 0; i < pixels.format().frameSamples(); i++) {
                int at = f * pixels.format().frameSamples() + i;
                assertThat(PixelSamples.value(frame, 0, i, pixels.format())).isEqualTo(picture[at]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void native_little_endian_explicit_and_implicit(PictureKind kind) {
        for (TransferSyntax syntax : List.of(TransferSyntax.EXPLICIT_LITTLE, TransferSyntax.IMPLICIT_LITTLE)) {
            assertSame(DicomWriter.toBytes(new DicomFile(new DataSet(), kind.withPixels(), syntax)), kind);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void native_big_endian_words(PictureKind kind) {
        assertSame(EncodedFiles.bigEndian(kind.withPixels()), kind);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_deflated_data_set(PictureKind kind) {
        assertSame(EncodedFiles.deflated(kind.withPixels()), kind);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void run_lengths_byte_by_byte(PictureKind kind) {
        List<byte[]> frames = kind.frameBytes().stream()
                .map(frame -> EncodedFrames.rle(frame, kind.allocated() / 8, kind.samples()))
                .toList();
        assertSame(EncodedFiles.encapsulated(kind.data(), "1.2.840.10008.1.2.5", frames), kind);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void deflated_frames(PictureKind kind) {
        List<byte[]> frames =
                kind.frameBytes().stream().map(EncodedFrames::deflated).toList();
        assertSame(EncodedFiles.encapsulated(kind.data(), "1.2.840.10008.1.2.8.1", frames), kind);
    }

    static Stream<Arguments> predictors() {
        return KINDS.stream()
                .flatMap(kind -> IntStream.rangeClosed(1, 7).mapToObj(predictor -> Arguments.of(kind, predictor)));
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void lossless_jpeg_of_every_predictor(PictureKind kind, int predictor) {
        // Restart intervals of two lines for odd predictors, which the first pixel of an interval begins anew.
        int restart = predictor % 2 == 1 ? 2 * COLUMNS : 0;
        List<byte[]> frames = split(kind).stream()
                .map(frame ->
                        EncodedFrames.losslessJpeg(frame, COLUMNS, kind.samples(), kind.stored(), predictor, restart))
                .toList();
        String syntax = predictor == 1 ? "1.2.840.10008.1.2.4.70" : "1.2.840.10008.1.2.4.57";
        assertSame(EncodedFiles.encapsulated(kind.data(), syntax, frames), kind);
    }

    /** Frames of samples without a sign, as coders take them. */
    private static List<int[]> split(PictureKind kind) {
        int[] picture = kind.picture();
        int size = picture.length / kind.frames();
        return IntStream.range(0, kind.frames())
                .mapToObj(f -> Arrays.stream(picture, f * size, (f + 1) * size)
                        .map(value -> value & (1 << kind.stored()) - 1)
                        .toArray())
                .toList();
    }

    /** The example of ITU-T T.87, annex H.3: 4 × 4 samples of 8 bits and the stream they make. */
    @Test
    void jpeg_ls_decodes_the_example_of_the_standard() {
        String stream = "FFD8FFF7000B080004000401011100FFDA0008010100000000"
                + "C000006C80208E01C00000574000006EE6000001BC18000005D800009160FFD9";
        DataSet data = new PictureKind(8, false, 1, 1).data().set(Tag.ROWS, 4).set(Tag.COLUMNS, 4);
        byte[] file = EncodedFiles.encapsulated(
                data, "1.2.840.10008.1.2.4.80", List.of(HexFormat.of().parseHex(stream)));
        byte[] expected = new byte[16];
        int[] samples = {0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145};
        for (int i = 0; i < 16; i++) {
            expected[i] = (byte) samples[i];
        }
        assertThat(PixelData.of(DicomReader.read(file, "T.87")).frame(0)).isEqualTo(expected);
    }

    /** DCMTK's encoders know nothing of ours. */
    @ParameterizedTest
    @CsvSource({"dcmcrle, ''", "dcmcjpls, +el", "dcmcjpeg, +e1", "dcmcjpeg, +el +sv 6", "dcmconv, +tb", "dcmconv, +td"})
    void what_dcmtk_encodes_without_loss_comes_back(String program, String options) throws IOException {
        for (PictureKind kind : KINDS) {
            if (program.startsWith("dcmcj") && kind.signed()) {
                continue; // DCMTK writes these with their own idea of the sign bits
            }
            assertSame(Files.readAllBytes(encoded(kind, program, options)), kind);
        }
    }

    private Path encoded(PictureKind kind, String program, String options) {
        Path plain = folder.resolve("plain.dcm");
        Path target = folder.resolve("encoded.dcm");
        DicomWriter.write(new DicomFile(new DataSet(), kind.withPixels(), TransferSyntax.EXPLICIT_LITTLE), plain);
        Stream<String> words = Stream.of(program, options, plain.toString(), target.toString());
        String[] command = words.flatMap(word -> word.startsWith("/") ? Stream.of(word) : Stream.of(word.split(" ")))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        Tool.Result result = Tool.run(command);
        assertThat(target).as(result.output()).exists();
        return target;
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 8", "3, 12", "1, 16"})
    void near_lossless_jpeg_ls_is_off_by_no_more_than_it_says(int deviation, int stored) throws IOException {
        PictureKind kind = new PictureKind(stored, false, 1, 1);
        Path file = encoded(kind, "dcmcjpls", "+en +md " + deviation);
        PixelData pixels = PixelData.of(DicomReader.read(file));
        int[] expected = kind.picture();
        byte[] frame = pixels.frame(0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(PixelSamples.value(frame, 0, i, pixels.format()))
                    .isCloseTo(expected[i], within((double) deviation));
        }
    }

    /** DCMTK's own decoder is the judge: rounding may differ by one. */
    @Test
    void twelve_bit_jpeg_is_dcmtks_but_for_rounding() {
        PictureKind kind = new PictureKind(12, false, 1, 1);
        Path file = encoded(kind, "dcmcjpeg", "+ee");
        Path plain = folder.resolve("decoded.dcm");
        Tool.run("dcmdjpeg", file.toString(), plain.toString());
        PixelData ours = PixelData.of(DicomReader.read(file));
        PixelData theirs = PixelData.of(DicomReader.read(plain));
        for (int i = 0; i < ours.format().frameSamples(); i++) {
            assertThat(PixelSamples.value(ours.frame(0), 0, i, ours.format()))
                    .isCloseTo(PixelSamples.value(theirs.frame(0), 0, i, theirs.format()), within(1.0));
        }
    }

    /** The JDK's encoder at quality 0.75 on a slope, off by a few grey values. */
    @Test
    void baseline_jpeg_of_a_slope() throws IOException {
        BufferedImage picture = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_BYTE_GRAY);
        for (int p = 0; p < ROWS * COLUMNS; p++) {
            picture.getRaster().setSample(p % COLUMNS, p / COLUMNS, 0, 5 * (p % COLUMNS) + 7 * (p / COLUMNS));
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, "jpeg", jpeg)).isTrue();
        byte[] file = EncodedFiles.encapsulated(
                new PictureKind(8, false, 1, 1).data(), "1.2.840.10008.1.2.4.50", List.of(jpeg.toByteArray()));
        byte[] frame = PixelData.of(DicomReader.read(file, "baseline")).frame(0);
        for (int p = 0; p < frame.length; p++) {
            assertThat(frame[p] & 0xFF).isCloseTo(5 * (p % COLUMNS) + 7 * (p / COLUMNS), within(6));
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "8, 3", "16, 1"})
    void lossless_jpeg_2000(int stored, int samples) throws IOException {
        PictureKind kind = new PictureKind(stored, false, samples, 1);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture(kind), "jpeg2000", stream)).isTrue();
        assertSame(
                EncodedFiles.encapsulated(kind.data(), "1.2.840.10008.1.2.4.90", List.of(stream.toByteArray())), kind);
    }

    private static BufferedImage picture(PictureKind kind) {
        int type = kind.samples() == 3
                ? BufferedImage.TYPE_3BYTE_BGR
                : kind.stored() == 16 ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY;
        BufferedImage image = new BufferedImage(COLUMNS, ROWS, type);
        int[] samples = kind.picture();
        for (int i = 0; i < samples.length; i++) {
            int pixel = i / kind.samples();
            image.getRaster().setSample(pixel % COLUMNS, pixel / COLUMNS, i % kind.samples(), samples[i]);
        }
        return image;
    }

    /** Bits without gaps between frames, the lowest first (PS3.5, 8.1.1). */
    @Test
    void single_bits_of_several_frames() {
        Random random = new Random(1);
        byte[] packed = new byte[(3 * ROWS * COLUMNS + 7) / 8 + 1 & ~1];
        random.nextBytes(packed);
        DataSet data = new PictureKind(8, false, 1, 3)
                .data()
                .set(Tag.BITS_ALLOCATED, 1)
                .set(Tag.BITS_STORED, 1)
                .set(Tag.HIGH_BIT, 0)
                .put(Element.of(Tag.PIXEL_DATA, VR.OB, packed));
        PixelData pixels = PixelData.of(new DicomFile(new DataSet(), data, TransferSyntax.EXPLICIT_LITTLE));
        for (int f = 0; f < 3; f++) {
            byte[] frame = pixels.frame(f);
            for (int p = 0; p < frame.length; p++) {
                int at = f * ROWS * COLUMNS + p;
                assertThat((int) frame[p]).isEqualTo(packed[at / 8] >> at % 8 & 1);
            }
        }
    }
}
