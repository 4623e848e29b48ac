package org.toposeg.web.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords, by account and by address. An attempt counts as failed from its start, so that many
 * at once are no way around; success takes it back. A lock ends by time alone, and attempts meanwhile do not prolong it.
 */
@Component
class LoginThrottle {

    /** A person who forgot which password it was. */
    static final int FREE_BY_ACCOUNT = 5;

    /** Many people may stand behind one address. */
    static final int FREE_BY_ADDRESS = 20;

    private final Clock clock;
    private final FailureCounts accounts = new FailureCounts(FREE_BY_ACCOUNT);
    private final FailureCounts addresses = new FailureCounts(FREE_BY_ADDRESS);

    @Autowired
    LoginThrottle() {
        this(Clock.systemUTC());
    }

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Begins an attempt. @return how long to wait first, without an attempt begun; zero if it may go on */
    synchronized Duration begin(String account, String address) {
        long now = clock.millis();
        Duration wait = locked(account, address);
        if (wait.isZero()) {
            accounts.count(account(account), now);
            addresses.count(network(address), now);
        }
        return wait;
    }

    /** How long this account, from this address, is still locked; zero if it is not. */
    synchronized Duration locked(String account, String address) {
        long now = clock.millis();
        long millis =
                Math.max(accounts.lockedMillis(account(account), now), addresses.lockedMillis(network(address), now));
        return Duration.ofMillis(millis);
    }

    /** The attempt was a right password: the account starts anew; the address loses only this attempt. */
    synchronized void succeeded(String account, String address) {
        accounts.forget(account(account));
        addresses.takeBack(network(address));
    }

    /** The attempt came to no end that says anything of the password. */
    synchronized void abandoned(String account, String address) {
        accounts.takeBack(account(account));
        addresses.takeBack(network(address));
    }

    synchronized int size() {
        return accounts.size() + addresses.size();
    }

    private static String account(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() <= FailureCounts.KEY_CHARACTERS
                ? lower
                : lower.substring(0, FailureCounts.KEY_CHARACTERS);
    }

    /** One customer has a whole /64 network of IPv6: the first half of the address. */
    private static String network(String address) {
        String key = address == null ? "" : address;
        if (key.indexOf(':') < 0) {
            return key;
        }
        try {
            byte[] bytes = java.net.InetAddress.getByName(key).getAddress();
            return bytes.length <= 4 ? key : java.util.HexFormat.of().formatHex(bytes, 0, bytes.length / 2);
        } catch (java.net.UnknownHostException e) {
            return key;
        }
    }
}
