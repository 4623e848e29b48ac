package org.toposeg.web.surface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A closed surface of triangles.
 *
 * @param points x, y, z in patient space (LPS, mm), three numbers a point
 * @param triangles three indices of points each, counter-clockwise seen from outside
 */
public record Surface(float[] points, int[] triangles) {

    private static final short MZ3_MAGIC = 0x5A4D;
    private static final short MZ3_FACES_AND_VERTICES = 3;
    private static final int MZ3_HEADER = 16;

    public boolean isEmpty() {
        return triangles.length == 0;
    }

    /** As an MZ3 file (Surf Ice), whose points are RAS millimetres. */
    public byte[] toMz3() {
        ByteBuffer file = ByteBuffer.allocate(MZ3_HEADER + 4 * triangles.length + 4 * points.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(MZ3_MAGIC).putShort(MZ3_FACES_AND_VERTICES);
        file.putInt(triangles.length / 3).putInt(points.length / 3).putInt(0);
        file.asIntBuffer().put(triangles);
        file.position(MZ3_HEADER + 4 * triangles.length);
        for (int p = 0; p < points.length; p += 3) {
            file.putFloat(-points[p]).putFloat(-points[p + 1]).putFloat(points[p + 2]);
        }
        return file.array();
    }
}
