package org.toposeg.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final SettableClock clock = new SettableClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void locks_an_account_at_the_fifth_failure_and_time_alone_opens_it() {
        assertThat(failuresUntilLocked("anna", "192.0.2.1")).isEqualTo(5);
        clock.advance(Duration.ofSeconds(29));
        assertThat(throttle.begin("anna", "192.0.2.2")).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(throttle.begin("anna", "192.0.2.2")).isZero();
    }

    @Test
    void each_further_failure_locks_twice_as_long_up_to_a_quarter_of_an_hour() {
        failuresUntilLocked("anna", "192.0.2.1");
        for (int expected : new int[] {60, 120, 240, 480, 900, 900}) {
            clock.advance(throttle.locked("anna", "192.0.2.1"));
            assertThat(throttle.begin("anna", "192.0.2.1")).isZero();
            assertThat(throttle.locked("anna", "192.0.2.1")).isEqualTo(Duration.ofSeconds(expected));
        }
    }

    @Test
    void attempts_while_locked_do_not_prolong_the_lock() {
        failuresUntilLocked("anna", "192.0.2.1");
        clock.advance(Duration.ofSeconds(10));
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.begin("anna", "192.0.2.1")).isEqualTo(Duration.ofSeconds(20));
        }
    }

    @Test
    void upper_and_lower_case_are_one_account() {
        failuresUntilLocked("Anna", "192.0.2.1");
        assertThat(throttle.locked("aNNa", "192.0.2.9")).isPositive();
    }

    @Test
    void locks_an_address_that_tries_many_accounts_but_nobody_elsewhere() {
        for (int i = 0; i < LoginThrottle.FREE_BY_ADDRESS; i++) {
            assertThat(throttle.begin("account-" + i, "192.0.2.1")).isZero();
        }
        assertThat(throttle.begin("anna", "192.0.2.1")).isPositive();
        assertThat(throttle.begin("anna", "192.0.2.2")).isZero();
    }

    @Test
    void all_addresses_of_an_ipv6_network_count_as_one() {
        for (int i = 0; i < LoginThrottle.FREE_BY_ADDRESS; i++) {
            throttle.begin("account-" + i, "2001:db8:1:2::" + Integer.toHexString(i + 1));
        }
        assertThat(throttle.begin("anna", "2001:db8:1:2:ffff::1")).isPositive();
        assertThat(throttle.begin("anna", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void attempts_at_the_same_time_are_counted_before_any_has_ended() {
        int begun = 0;
        for (int i = 0; i < 50; i++) {
            begun += throttle.begin("anna", "192.0.2.1").isZero() ? 1 : 0;
        }
        assertThat(begun).isEqualTo(LoginThrottle.FREE_BY_ACCOUNT);
    }

    @Test
    void a_right_password_starts_the_account_anew_but_not_the_address() {
        for (int i = 0; i < LoginThrottle.FREE_BY_ADDRESS - 1; i++) {
            throttle.begin("account-" + i, "192.0.2.1");
        }
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.begin("own", "192.0.2.1")).isZero();
            throttle.succeeded("own", "192.0.2.1");
        }
        assertThat(throttle.begin("anna", "192.0.2.1")).isZero();
        assertThat(throttle.begin("anna", "192.0.2.1")).isPositive();
    }

    @Test
    void forgets_failures_after_an_hour() {
        for (int i = 0; i < LoginThrottle.FREE_BY_ACCOUNT - 1; i++) {
            throttle.begin("anna", "192.0.2.1");
        }
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(failuresUntilLocked("anna", "192.0.2.1")).isEqualTo(LoginThrottle.FREE_BY_ACCOUNT);
        assertThat(throttle.locked("anna", "192.0.2.1")).isLessThan(LONGEST);
    }

    @Test
    void a_flood_of_names_neither_fills_the_memory_nor_frees_a_locked_account() {
        failuresUntilLocked("anna", "192.0.2.1");
        for (int i = 0; i < 2 * FailureCounts.MAX; i++) {
            throttle.begin("name-" + i, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
        }
        assertThat(throttle.size()).isLessThanOrEqualTo(2 * FailureCounts.MAX);
        assertThat(throttle.locked("anna", "198.51.100.1")).isPositive();
    }

    private int failuresUntilLocked(String account, String address) {
        int failures = 0;
        while (throttle.begin(account, address).isZero()) {
            failures++;
        }
        return failures;
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
