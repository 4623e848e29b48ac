package org.toposeg.infer;

/** A network was closed, or its process asked to end, before it had computed: nothing is wrong with images or model. */
public final class InferenceEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InferenceEndedException(String what) {
        super(what + " was closed before it had computed; start the work again.");
    }
}
