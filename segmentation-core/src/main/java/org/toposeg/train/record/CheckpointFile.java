package org.toposeg.train.record;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.toposeg.file.AtomicFile;
import org.toposeg.network.graph.Weights;
import org.toposeg.network.graph.Weights.Parameter;
import org.toposeg.train.TrainingException;
import org.toposeg.train.record.Checkpoint.Progress;

/** Writes and reads one checkpoint: a magic line, numbers, three sets of arrays (big-endian floats), a CRC-32. */
final class CheckpointFile {

    private static final String MAGIC = "TopoSeg checkpoint 2";

    /** Without the seconds waited. */
    private static final String FIRST_MAGIC = "TopoSeg checkpoint 1";

    private static final int CHUNK = 1 << 14;

    private CheckpointFile() {}

    /** A reader never sees half a file. */
    static void write(Path file, Checkpoint checkpoint) {
        try {
            AtomicFile.write(file, out -> write(out, checkpoint));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream target, Checkpoint c) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(target, new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeUTF(MAGIC);
        out.writeUTF(c.planHash());
        progress(out, c.progress());
        arrays(out, c.weights());
        arrays(out, c.optimizer());
        arrays(out, c.average());
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    private static void progress(DataOutputStream out, Progress p) throws IOException {
        out.writeLong(p.step());
        out.writeDouble(p.lossSum());
        out.writeDouble(p.seconds());
        out.writeDouble(p.waited());
        out.writeDouble(p.bestDice());
        out.writeInt(p.sinceBest());
    }

    private static void arrays(DataOutputStream out, Weights weights) throws IOException {
        out.writeInt(weights.parameters().size());
        for (Map.Entry<String, Parameter> e : weights.parameters().entrySet()) {
            out.writeUTF(e.getKey());
            out.writeInt(e.getValue().shape().length);
            for (int n : e.getValue().shape()) {
                out.writeInt(n);
            }
            floats(out, e.getValue().data());
        }
    }

    private static void floats(DataOutputStream out, float[] data) throws IOException {
        out.writeInt(data.length);
        ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK);
        for (int at = 0; at < data.length; at += CHUNK) {
            int n = Math.min(CHUNK, data.length - at);
            chunk.asFloatBuffer().put(data, at, n);
            out.write(chunk.array(), 0, 4 * n);
        }
    }

    /**
     * @throws TrainingException if the file is damaged
     */
    static Checkpoint read(Path file) {
        try (InputStream stream = Files.newInputStream(file);
                CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(stream, 1 << 20), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            Checkpoint checkpoint = read(in);
            long expected = checked.getChecksum().getValue();
            if (in.readLong() != expected) {
                throw new IOException("its check sum is wrong");
            }
            return checkpoint;
        } catch (IOException e) {
            throw new TrainingException(
                    file + " is damaged (" + e.getMessage() + "); remove it to use an earlier one.", e);
        }
    }

    private static Checkpoint read(DataInputStream in) throws IOException {
        String magic = in.readUTF();
        if (!magic.equals(MAGIC) && !magic.equals(FIRST_MAGIC)) {
            throw new IOException("another format");
        }
        return new Checkpoint(in.readUTF(), progress(in, magic.equals(MAGIC)), arrays(in), arrays(in), arrays(in));
    }

    private static Progress progress(DataInputStream in, boolean hasWaited) throws IOException {
        Progress counted = Progress.START.atStep(in.readLong(), in.readDouble());
        Progress timed = counted.withSeconds(in.readDouble(), hasWaited ? in.readDouble() : 0);
        return timed.withBest(in.readDouble(), in.readInt());
    }

    private static Weights arrays(DataInputStream in) throws IOException {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        int count = in.readInt();
        for (int p = 0; p < count; p++) {
            String name = in.readUTF();
            int[] shape = new int[in.readInt()];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = in.readInt();
            }
            parameters.put(name, new Parameter(shape, floats(in)));
        }
        return new Weights(parameters);
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] data = new float[in.readInt()];
        ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK);
        for (int at = 0; at < data.length; at += CHUNK) {
            int n = Math.min(CHUNK, data.length - at);
            in.readFully(chunk.array(), 0, 4 * n);
            chunk.asFloatBuffer().get(data, at, n);
        }
        return data;
    }
}
