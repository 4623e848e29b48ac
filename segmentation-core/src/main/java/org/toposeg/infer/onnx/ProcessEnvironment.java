package org.toposeg.infer.onnx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Variables for native libraries of this process, which Java cannot set: {@code getenv} of the C library reads the array
 * that {@code environ} points to (POSIX, <i>Environment Variables</i>), so a longer array is put in its place. {@link
 * System#getenv} and child processes do not see it.
 */
final class ProcessEnvironment {

    private ProcessEnvironment() {}

    /** Sets a variable, over the value it may have. Gives whether this platform has an {@code environ} to set it in. */
    static synchronized boolean put(String name, String value) {
        Pointer symbol = Loader.addressof("environ");
        if (symbol == null || symbol.isNull()) {
            return false;
        }
        PointerPointer<Pointer> environ = new PointerPointer<>(symbol);
        List<Pointer> entries = new ArrayList<>();
        // Of two entries with one name, getenv finds the first.
        entries.add(text(name + "=" + value));
        entries.addAll(read(environ.get()));
        environ.put(0, array(entries));
        return true;
    }

    private static List<Pointer> read(Pointer array) {
        List<Pointer> entries = new ArrayList<>();
        if (array != null) {
            PointerPointer<Pointer> all = new PointerPointer<>(array);
            for (Pointer entry = all.get(0); entry != null; entry = all.get(entries.size())) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Null-terminated; never freed, because any thread may read it until the process ends. */
    private static Pointer array(List<Pointer> entries) {
        PointerPointer<Pointer> array =
                new PointerPointer<>(Pointer.malloc((entries.size() + 1L) * Pointer.sizeof(Pointer.class)));
        for (int i = 0; i < entries.size(); i++) {
            array.put(i, entries.get(i));
        }
        return array.put(entries.size(), (Pointer) null);
    }

    /** Never freed, as {@link #array}. */
    private static Pointer text(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return new BytePointer(Pointer.malloc(bytes + 1L)).putString(text, StandardCharsets.UTF_8);
    }
}
