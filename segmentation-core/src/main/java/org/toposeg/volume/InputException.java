package org.toposeg.volume;

/**
 * An image file cannot be used. The message is one sentence for a person: which file, what is wrong, what to do.
 */
public class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
