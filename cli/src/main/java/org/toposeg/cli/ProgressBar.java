package org.toposeg.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.toposeg.workflow.ProgressListener;

/**
 * Progress of long work with the time left, on standard error: one line that is rewritten on a terminal, a line every
 * tenth elsewhere. The launcher says whether it is a terminal (Java 21 cannot tell for standard error alone).
 */
public final class ProgressBar implements ProgressListener, AutoCloseable {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 200_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final String title;
    private final long start = System.nanoTime();
    private long drawn;
    private int tenths = -1;

    public ProgressBar(String title) {
        this(title, System.err, Boolean.getBoolean("toposeg.terminal"));
    }

    ProgressBar(String title, PrintStream out, boolean terminal) {
        this.title = title;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * @param fraction done, 0..1
     * @param note what stands behind the time left, e.g. the loss
     */
    @Override
    public synchronized void update(double fraction, String note) {
        double done = Math.clamp(fraction, 0.0, 1.0);
        if (terminal) {
            redraw(done, note);
        } else if ((int) (done * 10) > tenths) {
            tenths = (int) (done * 10);
            out.println(line(done, note));
        }
    }

    private void redraw(double done, String note) {
        long now = System.nanoTime();
        if (done < 1 && now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        out.print("\r\u001b[K" + line(done, note));
        out.flush();
    }

    private String line(double done, String note) {
        int filled = (int) Math.round(done * WIDTH);
        String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
        return "%s %s %3.0f %% %s %s".formatted(title, bar, done * 100, timeLeft(done), note);
    }

    private String timeLeft(double done) {
        double elapsed = (System.nanoTime() - start) / 1e9;
        if (done >= 1) {
            return "in " + duration(elapsed);
        }
        return done < 0.01 ? "" : duration(elapsed / done - elapsed) + " left";
    }

    static String duration(double seconds) {
        Duration d = Duration.ofSeconds(Math.round(seconds));
        return d.toHours() > 0
                ? "%d:%02d:%02d".formatted(d.toHours(), d.toMinutesPart(), d.toSecondsPart())
                : "%d:%02d".formatted(d.toMinutes(), d.toSecondsPart());
    }

    @Override
    public void close() {
        if (terminal) {
            out.println();
        }
    }
}
