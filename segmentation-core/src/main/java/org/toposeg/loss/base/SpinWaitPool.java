package org.toposeg.loss.base;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that share the parallel phases of a call. A loss has several phases of a fraction of a millisecond each, shorter
 * than a fork-join pool takes to wake a thread for every one; here a helper looks out for the next phase for a while
 * before it sleeps.
 */
final class SpinWaitPool {

    /** One for each processor but the caller's. */
    static final SpinWaitPool SHARED = new SpinWaitPool(Runtime.getRuntime().availableProcessors() - 1);

    /** Longer than the pause between two phases of a call, short enough not to be noticed after it. */
    private static final long PATIENCE_NANOS = 100_000;

    /** Looks between two looks at the clock or offers of the processor to others. */
    private static final int LOOKS = 64;

    private final Helper[] helpers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Phase phase;

    private SpinWaitPool(int size) {
        helpers = new Helper[size];
        for (int i = 0; i < size; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].start();
        }
    }

    /** Calls {@code body} for each of {@code count} numbers, or does nothing if the team is at work for someone else. */
    boolean runs(int count, IntConsumer body) {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        try {
            Phase own = new Phase(count, body);
            phase = own;
            wake(count - 1);
            own.work();
            own.await();
        } finally {
            phase = null;
            busy.set(false);
        }
        return true;
    }

    private void wake(int most) {
        for (int i = 0; i < Math.min(most, helpers.length); i++) {
            if (helpers[i].asleep) {
                LockSupport.unpark(helpers[i]);
            }
        }
    }

    /** Numbered work that is taken one by one. */
    private static final class Phase {

        private final int count;
        private final IntConsumer body;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger open;
        private volatile Throwable failure;

        Phase(int count, IntConsumer body) {
            this.count = count;
            this.body = body;
            this.open = new AtomicInteger(count);
        }

        boolean hasMore() {
            return next.get() < count;
        }

        void work() {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    body.accept(i);
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    open.decrementAndGet();
                }
            }
        }

        /** Waits until all is done; what a helper threw is thrown here. */
        void await() {
            for (int looks = 1; open.get() > 0; looks++) {
                if (looks % LOOKS == 0) {
                    Thread.yield();
                } else {
                    Thread.onSpinWait();
                }
            }
            switch (failure) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> {}
            }
        }
    }

    private final class Helper extends Thread {

        private volatile boolean asleep;

        Helper(int number) {
            super("loss-helper-" + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            while (true) {
                Phase found = look();
                if (found == null) {
                    asleep = true;
                    if (!hasWork(phase)) {
                        LockSupport.park(SpinWaitPool.this);
                    }
                    asleep = false;
                } else {
                    found.work();
                }
            }
        }

        private Phase look() {
            long end = System.nanoTime() + PATIENCE_NANOS;
            do {
                for (int i = 0; i < LOOKS; i++) {
                    Phase seen = phase;
                    if (hasWork(seen)) {
                        return seen;
                    }
                    Thread.onSpinWait();
                }
            } while (System.nanoTime() < end);
            return null;
        }

        private static boolean hasWork(Phase seen) {
            return seen != null && seen.hasMore();
        }
    }
}
