package org.toposeg.workflow;

/** The call was wrong: the message says in one sentence what was given and what is expected. Exit code 2. */
public class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String message) {
        super(message);
    }
}
