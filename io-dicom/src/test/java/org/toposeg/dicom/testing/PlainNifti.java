package org.toposeg.dicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.toposeg.volume.Vec3;

/** The few fields of an uncompressed 16-bit little-endian NIfTI-1 file that a comparison with a peer needs. */
public final class PlainNifti {

    private final ByteBuffer file;

    public PlainNifti(Path path) {
        try {
            file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (file.getInt(0) != 348 || file.getShort(252 + 2) <= 0) {
            throw new IllegalArgumentException(path + " is no little-endian NIfTI-1 file with an sform");
        }
    }

    /** Size along axis 0 to 3. */
    public int size(int axis) {
        return Math.max(1, file.getShort(42 + 2 * axis));
    }

    /** Patient position (LPS mm) of a voxel by the sform. */
    public Vec3 patient(int i, int j, int k) {
        double[] ras = new double[3];
        for (int row = 0; row < 3; row++) {
            int at = 280 + 16 * row;
            ras[row] = file.getFloat(at) * i
                    + file.getFloat(at + 4) * j
                    + file.getFloat(at + 8) * k
                    + file.getFloat(at + 12);
        }
        return new Vec3(-ras[0], -ras[1], ras[2]);
    }

    public double value(int i, int j, int k, int t) {
        int index = ((t * size(2) + k) * size(1) + j) * size(0) + i;
        int offset = (int) file.getFloat(108);
        double raw = switch (file.getShort(70)) {
            case 4 -> file.getShort(offset + 2 * index);
            case 512 -> file.getShort(offset + 2 * index) & 0xFFFF;
            case 2 -> file.get(offset + index) & 0xFF;
            default -> throw new IllegalArgumentException("data type " + file.getShort(70));
        };
        float slope = file.getFloat(112);
        return slope == 0 ? raw : raw * slope + file.getFloat(116);
    }
}
