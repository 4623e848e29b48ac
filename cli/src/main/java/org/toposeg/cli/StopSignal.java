package org.toposeg.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.toposeg.workflow.StopRequest;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns the first Ctrl-C or termination signal into a request, so that stopped work leaves something usable; the second
 * one ends the process as without us, the third one whatever is under way. A shutdown hook would not do: native libraries
 * refuse to start and H2 closes itself while the JVM
 * shuts down.
 */
public final class StopSignal implements StopRequest {

    private static final int INTERRUPTED = 130;

    private final String sentence;
    private final Runnable action;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Runnable> undo = new ArrayList<>();

    /**
     * Listens until closed.
     *
     * @param sentence what is done now, for the person who pressed Ctrl-C
     * @param action what to do beside raising {@link #isAsked()}; runs on the signal's thread
     */
    public StopSignal(String sentence, Runnable action) {
        this.sentence = sentence;
        this.action = action;
        for (String name : List.of("INT", "TERM")) {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, s -> stop());
            undo.add(() -> Signal.handle(signal, before));
        }
    }

    private void stop() {
        int time = asked.incrementAndGet();
        if (time == 2) {
            // With shutdown hooks: native code that is left in the middle may crash.
            System.exit(INTERRUPTED);
        }
        if (time > 2) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        System.err.println();
        System.err.println(sentence + "; once more ends at once ...");
        action.run();
    }

    @Override
    public boolean isAsked() {
        return asked.get() > 0;
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
