package org.toposeg.io.nifti;

import java.nio.ByteBuffer;
import java.util.List;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Volume;

/** Types of stored samples by their NIfTI data code. */
public enum SampleType {
    UINT8(2, 1, 1, "uint8"),
    INT16(4, 2, 1, "int16"),
    INT32(8, 4, 1, "int32"),
    FLOAT32(16, 4, 1, "float32"),
    FLOAT64(64, 8, 1, "float64"),
    RGB24(128, 1, 3, "rgb24"),
    INT8(256, 1, 1, "int8"),
    UINT16(512, 2, 1, "uint16"),
    UINT32(768, 4, 1, "uint32"),
    INT64(1024, 8, 1, "int64"),
    UINT64(1280, 8, 1, "uint64"),
    RGBA32(2304, 1, 4, "rgba32");

    private final int code;
    private final int bytes;
    private final int samples;
    private final String label;

    SampleType(int code, int bytes, int samples, String label) {
        this.code = code;
        this.bytes = bytes;
        this.samples = samples;
        this.label = label;
    }

    static SampleType of(int code, String name) {
        for (SampleType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw switch (code) {
            case 32, 1792, 2048 ->
                new InputException(
                        name + " holds complex numbers, which cannot be segmented; write its magnitude to a file.");
            case 1, 1536 ->
                new InputException(name + " holds " + (code == 1 ? "single bits" : "128-bit numbers")
                        + ", which are not supported; convert it to an integer or float type.");
            default -> new InputException(name + " names the unknown data type " + code + "; its header is damaged.");
        };
    }

    public int code() {
        return code;
    }

    /** Bytes of one sample. */
    public int bytes() {
        return bytes;
    }

    /** Samples of one voxel: 3 for RGB, 4 for RGBA, else 1. */
    public int samples() {
        return samples;
    }

    /** As printed to people, such as int16. */
    public String label() {
        return label;
    }

    /** The smallest of uint8, int16, uint16, int32 and float32 that holds every value exactly. */
    static SampleType smallest(List<Volume> volumes) {
        float least = 0;
        float most = 0;
        for (Volume volume : volumes) {
            for (float value : volume.data()) {
                if (value != Math.rint(value) || value == 0 && 1 / value < 0) {
                    return FLOAT32;
                }
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (least >= 0 && most <= 0xFFFF) {
            return most <= 0xFF ? UINT8 : most <= Short.MAX_VALUE ? INT16 : UINT16;
        }
        if (least < Integer.MIN_VALUE || most >= 0x1p31f) {
            return FLOAT32;
        }
        return least >= Short.MIN_VALUE && most <= Short.MAX_VALUE ? INT16 : INT32;
    }

    /** Appends a value that the type holds exactly. */
    void encode(float value, ByteBuffer to) {
        switch (this) {
            case UINT8, RGB24 -> to.put((byte) (int) value);
            case INT16, UINT16 -> to.putShort((short) (int) value);
            case INT32 -> to.putInt((int) value);
            case FLOAT32 -> to.putFloat(value);
            default -> throw new IllegalArgumentException("images are not written as " + label);
        }
    }
}
