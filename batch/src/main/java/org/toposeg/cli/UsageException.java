package org.toposeg.cli;

/** The call was wrong: the message says in one sentence what was given and what is expected. Exit code 2. */
public class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
