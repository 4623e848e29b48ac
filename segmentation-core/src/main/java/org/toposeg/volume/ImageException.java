package org.toposeg.volume;

/**
 * An image file cannot be used. The message is one sentence for a person: which file, what is wrong, what to do.
 */
public class ImageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImageException(String message) {
        super(message);
    }

    public ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
