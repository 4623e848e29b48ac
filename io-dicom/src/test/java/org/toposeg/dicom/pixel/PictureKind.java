package org.toposeg.dicom.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Element;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.VR;

/** A kind of picture: flat parts, slopes and noise, so that every code of a coder occurs. */
record PictureKind(int stored, boolean signed, int samples, int frames) {

    static final int ROWS = 13;
    static final int COLUMNS = 17;

    int allocated() {
        return stored > 8 ? 16 : 8;
    }

    int value(Random random, int index) {
        int pixel = index / samples % (ROWS * COLUMNS);
        int x = pixel % COLUMNS;
        int y = pixel / COLUMNS;
        int most = (1 << stored) - 1;
        int value =
                y < 4 ? most / 3 : y < 9 ? (x * 37 + y * 11 + index % samples * 50) & most : random.nextInt(most + 1);
        return signed ? value - (most + 1) / 2 : value;
    }

    int[] picture() {
        Random random = new Random(stored);
        return IntStream.range(0, ROWS * COLUMNS * samples * frames)
                .map(i -> value(random, i))
                .toArray();
    }

    DataSet data() {
        return new DataSet()
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.7")
                .set(Tag.SOP_INSTANCE_UID, "2.25.9")
                .set(Tag.STUDY_INSTANCE_UID, "2.25.7")
                .set(Tag.SERIES_INSTANCE_UID, "2.25.8")
                .set(Tag.SAMPLES_PER_PIXEL, samples)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, samples == 1 ? "MONOCHROME2" : "RGB")
                .set(Tag.PLANAR_CONFIGURATION, 0)
                .set(Tag.NUMBER_OF_FRAMES, frames)
                .set(Tag.ROWS, ROWS)
                .set(Tag.COLUMNS, COLUMNS)
                .set(Tag.BITS_ALLOCATED, allocated())
                .set(Tag.BITS_STORED, stored)
                .set(Tag.HIGH_BIT, stored - 1)
                .set(Tag.PIXEL_REPRESENTATION, signed ? 1 : 0);
    }

    /** All frames little endian. */
    byte[] bytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(picture().length * allocated() / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : picture()) {
            if (allocated() == 16) {
                bytes.putShort((short) value);
            } else {
                bytes.put((byte) value);
            }
        }
        return bytes.array();
    }

    List<byte[]> frameBytes() {
        byte[] all = bytes();
        int size = all.length / frames;
        return IntStream.range(0, frames)
                .mapToObj(f -> Arrays.copyOfRange(all, f * size, (f + 1) * size))
                .toList();
    }

    DataSet withPixels() {
        byte[] bytes = bytes();
        return data().put(Element.of(Tag.PIXEL_DATA, VR.OW, Arrays.copyOf(bytes, bytes.length + (bytes.length & 1))));
    }
}
