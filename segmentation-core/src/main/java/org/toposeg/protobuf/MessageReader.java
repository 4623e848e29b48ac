package org.toposeg.protobuf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one message in protocol buffers' wire format, in the order in which they stand. */
public final class MessageReader {

    private final ByteBuffer bytes;
    private int field;
    private int kind;

    public MessageReader(ByteBuffer bytes) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves to the next field; read or {@link #skip} its value. */
    public boolean next() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long key = integer();
        field = (int) (key >>> 3);
        kind = (int) (key & 7);
        return true;
    }

    public int field() {
        return field;
    }

    /** Whether the value is a packed list, a text or a message. */
    public boolean isBytes() {
        return kind == Message.BYTES;
    }

    public long integer() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }

    public ByteBuffer bytes() {
        int length = Math.toIntExact(integer());
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer value = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return value;
    }

    /** Four bytes, of an integer or a float. */
    public int fixed32() {
        return bytes.getInt();
    }

    public MessageReader message() {
        return new MessageReader(bytes());
    }

    public String text() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    public boolean hasRemaining() {
        return bytes.hasRemaining();
    }

    public void skip() {
        switch (kind) {
            case Message.VARINT -> integer();
            case Message.BYTES -> bytes();
            case Message.FIXED32 -> fixed32();
            case Message.FIXED64 -> bytes.getLong();
            default -> throw new BufferUnderflowException();
        }
    }
}
