package org.toposeg.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.volume.InputException;

class NpyFileTest {

    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_again() {
        Path file = folder.resolve("a.npy");
        NpyFile.write(new NpyArray(new int[] {2, 1, 3}, new float[] {1, -2, 3.5f, 4, 5, Float.NaN}), file);

        NpyArray read = NpyFile.read(file);

        assertThat(read.shape()).containsExactly(2, 1, 3);
        assertThat(read.data()).containsExactly(1, -2, 3.5f, 4, 5, Float.NaN);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void the_header_fills_a_multiple_of_64_bytes_as_numpy_asks() throws IOException {
        Path file = folder.resolve("one.npy");
        NpyFile.write(new NpyArray(new int[] {5}, new float[5]), file);

        byte[] bytes = Files.readAllBytes(file);

        assertThat((bytes.length - 20) % 64).isZero();
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).contains("'shape': (5,), }");
    }

    @Test
    void fortran_order_and_big_endian_shorts_become_c_order() throws IOException {
        ByteBuffer values = ByteBuffer.allocate(12).order(ByteOrder.BIG_ENDIAN);
        for (short v : new short[] {0, 3, 1, 4, 2, 5}) {
            values.putShort(v);
        }
        Path file = file("{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }\n", values.array());

        assertThat(NpyFile.read(file).data()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void a_file_cut_short_says_so() throws IOException {
        Path file = file("{'descr': '<f4', 'fortran_order': False, 'shape': (100,), }\n", new byte[8]);

        assertThatThrownBy(() -> NpyFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cut short");
    }

    @Test
    void other_files_and_other_types_are_refused_by_name() throws IOException {
        Path text = Files.writeString(folder.resolve("x.npy"), "hello");
        Path complex = file("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }\n", new byte[8]);

        assertThatThrownBy(() -> NpyFile.read(text)).hasMessageContaining("not a NumPy .npy file");
        assertThatThrownBy(() -> NpyFile.read(complex)).hasMessageContaining("'c8'");
        assertThatThrownBy(() -> NpyFile.read(folder.resolve("none.npy"))).hasMessageContaining("does not exist");
    }

    private Path file(String header, byte[] values) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII)).put(values);
        return Files.write(folder.resolve("made.npy"), bytes.array());
    }
}
