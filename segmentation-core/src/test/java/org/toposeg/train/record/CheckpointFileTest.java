package org.toposeg.train.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.graph.Weights.Parameter;

class CheckpointFileTest {

    private static final Checkpoint.Progress PROGRESS =
            Checkpoint.Progress.START.atStep(7, 1.5).withSeconds(20, 0.25).withBest(0.8, 3);

    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read() {
        Weights weights = new Weights(Map.of("w", new Parameter(new int[] {2}, new float[] {1, -0f})));
        Weights none = new Weights(Map.of());
        Path file = folder.resolve("c");
        CheckpointFile.write(file, new Checkpoint("hash", PROGRESS, weights, none, weights));
        Checkpoint read = CheckpointFile.read(file);
        assertThat(read).usingRecursiveComparison().isEqualTo(new Checkpoint("hash", PROGRESS, weights, none, weights));
    }

    @Test
    void a_file_of_the_first_version_is_read_without_seconds_waited() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("TopoSeg checkpoint 1");
        out.writeUTF("hash");
        out.writeLong(7);
        out.writeDouble(1.5);
        out.writeDouble(20);
        out.writeDouble(0.8);
        out.writeInt(3);
        for (int set = 0; set < 3; set++) {
            out.writeInt(0);
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        out.writeLong(sum.getValue());
        Path file = Files.write(folder.resolve("c"), bytes.toByteArray());
        Weights none = new Weights(Map.of());
        assertThat(CheckpointFile.read(file))
                .isEqualTo(new Checkpoint("hash", PROGRESS.withSeconds(20, 0), none, none, none));
    }
}
