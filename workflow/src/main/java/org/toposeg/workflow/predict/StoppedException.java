package org.toposeg.workflow.predict;

import org.toposeg.workflow.StopRequest;

/** The way out of a case under way when the run was asked to stop. */
final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoppedException() {
        super("the run was asked to stop");
    }

    static void throwIfAsked(StopRequest stop) {
        if (stop.isAsked()) {
            throw new StoppedException();
        }
    }
}
