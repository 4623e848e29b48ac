package org.toposeg.testing;

import java.util.ArrayList;
import java.util.List;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/** One test over many samples: all are checked, and every one that fails is named. */
public final class Each {

    private Each() {}

    /** A check of one sample. */
    public interface Check<T> {
        void of(T sample) throws Exception;
    }

    /**
     * Checks all samples.
     *
     * @param what the samples are, in the plural, for the message
     * @throws AssertionError if a sample fails, or if there is none to check
     */
    public static <T> void of(String what, List<T> samples, Check<T> check) {
        if (samples.isEmpty()) {
            throw new AssertionError("there are no " + what);
        }
        List<Throwable> failures = new ArrayList<>();
        for (T sample : samples) {
            try {
                check.of(sample);
            } catch (TestAbortedException e) {
                throw e;
            } catch (Exception | AssertionError e) {
                failures.add(new AssertionError(sample + ": " + e.getMessage(), e));
            }
        }
        if (!failures.isEmpty()) {
            throw new MultipleFailuresError(failures.size() + " of " + samples.size() + " " + what + " fail", failures);
        }
    }
}
