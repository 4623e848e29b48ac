package org.toposeg.infer.onnx;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets calls into native code through until it is shut, which waits for those that are inside. */
final class CallGate {

    private final ReentrantReadWriteLock inside = new ReentrantReadWriteLock();
    private volatile boolean shut;

    /** Gives whether the call may go on; then {@link #leave()} must follow, in the same thread. */
    boolean enter() {
        inside.readLock().lock();
        if (shut) {
            inside.readLock().unlock();
            return false;
        }
        return true;
    }

    void leave() {
        inside.readLock().unlock();
    }

    /** Nobody enters from now on. */
    void shut() {
        shut = true;
    }

    boolean isShut() {
        return shut;
    }

    /** Gives whether everybody had left before the time was over. */
    boolean awaitEmpty(long seconds) {
        try {
            boolean empty = inside.writeLock().tryLock(seconds, TimeUnit.SECONDS);
            if (empty) {
                inside.writeLock().unlock();
            }
            return empty;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same without an end, also in a thread that is interrupted. */
    void awaitEmpty() {
        inside.writeLock().lock();
        inside.writeLock().unlock();
    }
}
