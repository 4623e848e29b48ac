package org.toposeg.web.security;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords; the right one is not looked at either. */
final class LockedForNow extends LockedException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    LockedForNow(Duration wait) {
        super("locked for " + wait);
        this.wait = wait;
    }

    Duration waiting() {
        return wait;
    }
}
