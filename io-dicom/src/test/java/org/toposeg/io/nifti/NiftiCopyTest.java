package org.toposeg.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

class NiftiCopyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void keeps_every_byte_of_header_and_voxels(boolean second, boolean big) throws IOException {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Path file = (second ? GeneratedNifti.second(order) : GeneratedNifti.first(order))
                .size(2, 2, 2)
                .sform(0, -2, 0, 4, 3, 0, 0, 5, 0, 0, 1, 6)
                .values(SampleType.INT16, 1, -2, 3, -4, 5, -6, 7, -8)
                .write(folder.resolve("image.nii"));
        assertCopied(file, folder.resolve("copy.nii.gz"));
    }

    static void assertCopied(Path file, Path packed) throws IOException {
        NiftiCopy.copy(file, packed);

        byte[] before = unpacked(file);
        byte[] after = unpacked(packed);
        // Some samples have bytes behind their voxels, which nobody reads.
        assertThat(after.length).isLessThanOrEqualTo(before.length);
        int headerEnd = after[0] == 92 || after[3] == 92 ? 352 : 544;
        assertThat(Arrays.mismatch(
                        Arrays.copyOfRange(after, headerEnd, after.length),
                        Arrays.copyOfRange(before, headerEnd, after.length)))
                .isEqualTo(-1);
    }

    private static byte[] unpacked(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes[0] != 0x1F) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @Test
    void keeps_extensions_and_gives_them_by_their_code() throws IOException {
        Path file = folder.resolve("extended.nii");
        Files.write(file, withComment("a comment of the scanner"));

        NiftiCopy.copy(file, folder.resolve("copy.nii.gz"));

        for (Path each : List.of(file, folder.resolve("copy.nii.gz"))) {
            List<NiftiCopy.Extension> extensions = NiftiCopy.extensions(each);
            assertThat(extensions).hasSize(1);
            assertThat(extensions.getFirst().code()).isEqualTo(6);
            assertThat(new String(extensions.getFirst().content(), StandardCharsets.US_ASCII))
                    .isEqualTo("a comment of the scanner");
            assertThat(NiftiReader.read(each).volumes().getFirst().data()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        }
    }

    /** A file of 2 × 2 × 2 voxels with one extension of code 6, a comment (NIfTI-1, extension section). */
    private byte[] withComment(String comment) throws IOException {
        Volume volume = new Volume(Grid.of(new Size(2, 2, 2), new Vec3(1, 1, 1)), new float[] {1, 2, 3, 4, 5, 6, 7, 8});
        Path plain = folder.resolve("plain.nii");
        NiftiWriter.write(volume, plain);
        byte[] bytes = Files.readAllBytes(plain);
        ByteBuffer extension = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        extension.putInt(48).putInt(6).put(comment.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(108, 352 + 48)
                .put(348, (byte) 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, 352);
        out.write(extension.array());
        out.write(bytes, 352, bytes.length - 352);
        return out.toByteArray();
    }

    @Test
    void makes_one_file_of_a_pair() throws IOException {
        Path pair = GeneratedNifti.first(ByteOrder.BIG_ENDIAN)
                .size(3, 2, 1)
                .sform(0, -2, 0, 4, 3, 0, 0, 5, 0, 0, 1, 6)
                .values(SampleType.INT16, 1, -2, 3, -4, 5, -6)
                .writePair(folder, "pair", false);

        NiftiCopy.copy(pair, folder.resolve("single.nii"));

        NiftiImage before = NiftiReader.read(pair);
        NiftiImage after = NiftiReader.read(folder.resolve("single.nii"));
        assertThat(after.grid()).isEqualTo(before.grid());
        assertThat(after.volumes().getFirst().data())
                .isEqualTo(before.volumes().getFirst().data())
                .containsExactly(1, -2, 3, -4, 5, -6);
    }

    @Test
    void refuses_a_file_that_is_shorter_than_its_header_says_and_leaves_nothing() throws IOException {
        Path file = folder.resolve("short.nii");
        byte[] whole = withComment("x");
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));

        assertThatThrownBy(() -> NiftiCopy.copy(file, folder.resolve("copy.nii")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("shorter than its header says");
        assertThat(folder.resolve("copy.nii")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uint8", "int16", "uint16", "int32", "float32"})
    void writes_the_smallest_type_that_holds_every_value(String type) {
        float last = switch (type) {
            case "uint8" -> 255;
            case "int16" -> -32768;
            case "uint16" -> 65535;
            case "int32" -> -32769;
            default -> 0.5f;
        };
        Volume first = new Volume(Grid.of(new Size(2, 1, 1), new Vec3(1, 1, 1)), new float[] {0, 1});
        Volume second = new Volume(first.grid(), new float[] {3, last});
        Path file = folder.resolve("two.nii.gz");

        NiftiWriter.write(List.of(first, second), false, file);

        NiftiImage back = NiftiReader.read(file);
        assertThat(back.header().type().label()).isEqualTo(type);
        assertThat(back.volumes()).hasSize(2);
        assertThat(back.volumes().get(1).data()).containsExactly(3, last);
        assertThat(NiftiReader.read(file, 1).volumes().getFirst().data()).containsExactly(3, last);
    }

    @Test
    void writes_colours_as_rgb_voxels() {
        Grid grid = Grid.of(new Size(2, 1, 1), new Vec3(1, 1, 1));
        List<Volume> colours = List.of(
                new Volume(grid, new float[] {255, 1}),
                new Volume(grid, new float[] {2, 3}),
                new Volume(grid, new float[] {4, 5}));
        Path file = folder.resolve("rgb.nii");

        NiftiWriter.write(colours, true, file);

        NiftiImage back = NiftiReader.read(file);
        assertThat(back.header().type()).isEqualTo(SampleType.RGB24);
        for (int c = 0; c < 3; c++) {
            assertThat(back.volumes().get(c).data()).isEqualTo(colours.get(c).data());
        }
    }
}
