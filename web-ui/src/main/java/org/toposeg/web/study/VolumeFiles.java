package org.toposeg.web.study;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.toposeg.volume.ImageException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/** The store's volumes: compressed NIfTI-1, images as 4-byte floats and label maps as unsigned 16-bit numbers. */
public final class VolumeFiles {

    private static final double WHOLE = 1e-3;

    private VolumeFiles() {}

    /** @throws ImageException if it is not a readable NIfTI file of one volume */
    public static Volume read(Path file) {
        NiftiFile nifti = NiftiFile.read(file);
        float[] data = new float[nifti.grid().size().voxels()];
        for (int v = 0; v < data.length; v++) {
            data[v] = (float) nifti.value(v);
        }
        return new Volume(nifti.grid(), data);
    }

    /** @throws ImageException also if a value is no label: a fraction, negative or above 65535 */
    public static LabelMap readLabels(Path file) {
        NiftiFile nifti = NiftiFile.read(file);
        short[] data = new short[nifti.grid().size().voxels()];
        for (int v = 0; v < data.length; v++) {
            double value = nifti.value(v);
            long label = Math.round(value);
            if (!(Math.abs(value - label) < WHOLE) || label < 0 || label > LabelMap.MAX_LABEL) {
                throw new ImageException(file + " is not a label map: it holds the value " + value
                        + "; labels are whole numbers from 0 to 65535.");
            }
            data[v] = (short) label;
        }
        return new LabelMap(nifti.grid(), data);
    }

    public static void write(Volume volume, Path file) {
        ByteBuffer bytes = NiftiFile.header(volume.grid(), NiftiFile.FLOAT32);
        for (float value : volume.data()) {
            bytes.putFloat(value);
        }
        store(bytes, file);
    }

    public static void write(LabelMap labels, Path file) {
        ByteBuffer bytes = NiftiFile.header(labels.grid(), NiftiFile.UINT16);
        for (short value : labels.data()) {
            bytes.putShort(value);
        }
        store(bytes, file);
    }

    /** Under a temporary name first: nobody ever sees half a file. */
    private static void store(ByteBuffer bytes, Path file) {
        try {
            Path part = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
            try {
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part), 1 << 16)) {
                    out.write(bytes.array());
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
