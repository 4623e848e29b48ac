package org.toposeg.train.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.plan.PlanFile;
import org.toposeg.volume.InputException;

/**
 * {@code progress.json} while a training lives: the step that it has reached, written every two seconds, also during a
 * validation. A run that says it is running but whose file is old, or gone, belongs to a process that died.
 */
public final class ProgressFile implements AutoCloseable {

    public static final String NAME = "progress.json";

    private static final Logger LOG = LoggerFactory.getLogger(ProgressFile.class);
    private static final long PERIOD_SECONDS = 2;

    private final Path file;
    private volatile LongSupplier step;
    private final long steps;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("training-heartbeat").factory());

    /**
     * @param step done, asked from another thread
     * @param steps of the whole run
     */
    public ProgressFile(Path folder, LongSupplier step, long steps) {
        this.file = folder.resolve(NAME);
        this.step = step;
        this.steps = steps;
        timer.scheduleWithFixedDelay(this::beat, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    /** From now on that step is told. */
    public void follow(LongSupplier other) {
        step = other;
    }

    record Progress(long step, long steps) {}

    private void beat() {
        try {
            PlanFile.write(file, new Progress(step.getAsLong(), steps));
        } catch (InputException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    /** The file goes with the training. */
    @Override
    public void close() {
        end(timer);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", file, e.getMessage());
        }
    }

    private static void end(ExecutorService timer) {
        timer.shutdown();
        try {
            timer.awaitTermination(PERIOD_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
