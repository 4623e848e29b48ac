package org.toposeg.workflow.job;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.infer.InferenceEndedException;

/** Takes jobs from the queue one after the other; a job that fails does not stop the rest. */
public final class JobWorker implements AutoCloseable {

    /** A worker that was not heard of for this long is taken for dead. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private static final long RENEW_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private final JobQueue queue;
    private final JobHandler handler;
    private final Function<Throwable, String> sentence;
    private final String name = "worker-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("job-lease").factory());
    private final Outage outage;
    private boolean closed;

    /** @param sentence turns a failure into the sentence that people read */
    public JobWorker(JobQueue queue, JobHandler handler, Function<Throwable, String> sentence) {
        this(queue, handler, sentence, new Outage(failure -> false, Duration.ZERO));
    }

    /**
     * @param sentence turns a failure into the sentence that people read
     * @param outage how long to wait for an archive that is away or a disk that is full
     */
    public JobWorker(JobQueue queue, JobHandler handler, Function<Throwable, String> sentence, Outage outage) {
        this.queue = queue;
        this.handler = handler;
        this.sentence = sentence;
        this.outage = outage;
    }

    /** Does one waiting job, if there is one. Gives whether there was; false also once closed. */
    public boolean workOnce() {
        Optional<Begun> begun = begin();
        begun.ifPresent(this::work);
        return begun.isPresent();
    }

    /** A claimed job, whose lease is renewed from the start. */
    private record Begun(Job job, JobContext context, ScheduledFuture<?> lease) {}

    /** Never together with {@link #close()}, which would miss a job that is being claimed. */
    private synchronized Optional<Begun> begin() {
        if (closed) {
            return Optional.empty();
        }
        return queue.claim(name).map(job -> {
            JobContext context = new JobContext(queue, job.id(), name);
            return new Begun(
                    job,
                    context,
                    timer.scheduleAtFixedRate(context::renew, RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS));
        });
    }

    private void work(Begun begun) {
        Job job = begun.job();
        LOG.debug("job {} begins: {}", job.id(), job.study());
        try {
            handler.handle(job, begun.context());
            outage.ended();
        } catch (JobCancelledException e) {
            LOG.info("{}: {}", job.study(), e.getMessage());
        } catch (InferenceEndedException e) {
            // The process is asked to end: no fault of the study, and no time for another.
            LOG.info("{}: {}", job.study(), e.getMessage());
            close();
        } catch (Exception | OutOfMemoryError e) {
            LOG.debug("job {} failed", job.id(), e);
            Duration pause = outage.mayPass(e) ? outage.pause() : Duration.ZERO;
            if (pause.isZero()) {
                queue.fail(job.id(), name, sentence.apply(e));
            } else {
                begun.lease().cancel(false);
                queue.release(name);
                LOG.warn(
                        "{} The run pauses for {} s and then goes on by itself.",
                        sentence.apply(e),
                        Math.max(1, pause.toSeconds()));
                pause(pause);
            }
        } finally {
            begun.lease().cancel(false);
        }
    }

    /** Ends early when the worker is closed. */
    private synchronized void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        try {
            for (long left = pause.toMillis(); !closed && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Ends the work; may be called from another thread: a job under way goes back to the queue as if never begun. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
            timer.shutdownNow();
        }
        queue.release(name);
    }
}
