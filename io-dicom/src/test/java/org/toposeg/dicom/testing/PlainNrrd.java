package org.toposeg.dicom.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Reads the one kind of NRRD that the published expected results have: LPS, short, gzip. */
public final class PlainNrrd {

    private PlainNrrd() {}

    public static LabelMap read(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\n\n");
            String header = text.substring(0, end);
            double[] sizes = numbers(field(header, "sizes"));
            Size size = new Size((int) sizes[0], (int) sizes[1], (int) sizes[2]);
            byte[] raw = new GZIPInputStream(new ByteArrayInputStream(bytes, end + 2, bytes.length)).readAllBytes();
            short[] labels = new short[size.voxels()];
            if (!field(header, "type").equals("short") || raw.length != 2 * labels.length) {
                throw new IllegalArgumentException(path + " is not of type short");
            }
            ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(labels);
            return new LabelMap(grid(header, size), labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Grid grid(String header, Size size) {
        double[] d = numbers(field(header, "space directions"));
        double[] o = numbers(field(header, "space origin"));
        Vec3 x = new Vec3(d[0], d[1], d[2]);
        Vec3 y = new Vec3(d[3], d[4], d[5]);
        Vec3 z = new Vec3(d[6], d[7], d[8]);
        return new Grid(
                size,
                new Vec3(x.length(), y.length(), z.length()),
                new Vec3(o[0], o[1], o[2]),
                new Direction(x.normalized(), y.normalized(), z.normalized()));
    }

    private static String field(String header, String name) {
        return Arrays.stream(header.split("\n"))
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2)
                .strip();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.replaceAll("[(),]", " ").strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
