package org.toposeg.cli;

import java.util.concurrent.Callable;

/**
 * One command of {@code toposeg}: a class with a picocli {@code @Command} annotation, found by
 * {@link java.util.ServiceLoader}. {@code call} returns the exit code and throws what went wrong; {@link Main} turns it
 * into one sentence.
 */
public interface CliCommand extends Callable<Integer> {

    int DONE = 0;
    int FAILED = 1;
    int WRONG_CALL = 2;
}
