package org.toposeg.network.graph;

/** A network that cannot be built, loaded or exported; the message says what is wrong and what to do. */
public final class NetworkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NetworkException(String message) {
        super(message);
    }

    public NetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
