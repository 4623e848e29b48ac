package org.toposeg.train.data;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.toposeg.train.TrainingBatch;

/** Makes the coming batches in background threads, so that the network does not wait, and hands them out in order. */
public final class BatchPrefetcher implements AutoCloseable {

    private final ExecutorService workers;
    private final Queue<Future<TrainingBatch>> ahead = new ArrayDeque<>();
    private final LongFunction<TrainingBatch> maker;
    private long next;
    private double waited;

    /**
     * @param first number of the first batch
     * @param depth batches made ahead
     */
    public BatchPrefetcher(LongFunction<TrainingBatch> maker, long first, int threads, int depth) {
        this.maker = maker;
        this.next = first;
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("batch-", 0).factory());
        for (int i = 0; i < depth; i++) {
            submit();
        }
    }

    private void submit() {
        long number = next++;
        ahead.add(workers.submit(() -> maker.apply(number)));
    }

    public TrainingBatch take() throws InterruptedException {
        long start = System.nanoTime();
        try {
            TrainingBatch batch = ahead.remove().get();
            submit();
            return batch;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("making a training batch failed", e.getCause());
        } finally {
            waited += (System.nanoTime() - start) / 1e9;
        }
    }

    /** Seconds the trainer has waited for batches. */
    public double waited() {
        return waited;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
