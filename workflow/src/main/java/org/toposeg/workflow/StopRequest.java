package org.toposeg.workflow;

/** A person's wish that long work ends in order, such as Ctrl-C; heard until it is closed. */
public interface StopRequest extends AutoCloseable {

    /** @return whether the work shall end */
    boolean isAsked();

    @Override
    void close();

    /** Where such wishes come from. */
    @FunctionalInterface
    interface Listener {

        /** Nobody asks. */
        Listener NEVER = action -> new StopRequest() {
            @Override
            public boolean isAsked() {
                return false;
            }

            @Override
            public void close() {}
        };

        /** @param action what to do at once when it is asked, on another thread */
        StopRequest listen(Runnable action);
    }
}
