package org.toposeg.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns the first Ctrl-C or termination signal into a request, so that a stopped training leaves a usable bundle; the
 * second one ends the process. A shutdown hook would not do: native libraries refuse to start while the JVM shuts down.
 */
final class StopSignal implements AutoCloseable {

    private static final int INTERRUPTED = 130;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final List<Runnable> undo = new ArrayList<>();

    StopSignal() {
        for (String name : List.of("INT", "TERM")) {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, s -> stop());
            undo.add(() -> Signal.handle(signal, before));
        }
    }

    private void stop() {
        if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        System.err.println();
        System.err.println("Stopping after this step and writing the bundle; once more ends at once ...");
    }

    boolean isAsked() {
        return asked.get();
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
