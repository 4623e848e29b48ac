package org.toposeg.web.api;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a program asked for does not exist. */
final class Missing extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    private Missing(String sentence) {
        super(HttpStatus.NOT_FOUND, sentence);
    }

    /** @throws Missing unless the thing is there */
    static void unless(Optional<?> thing, Supplier<Missing> otherwise) {
        if (thing.isEmpty()) {
            throw otherwise.get();
        }
    }

    static Supplier<Missing> study() {
        return () -> new Missing("There is no study with this ID.");
    }

    static Supplier<Missing> version(int version) {
        return () -> new Missing("The study has no segmentation of version " + version + ".");
    }

    static Supplier<Missing> thing(String what) {
        return () -> new Missing("There is no " + what + ".");
    }
}
