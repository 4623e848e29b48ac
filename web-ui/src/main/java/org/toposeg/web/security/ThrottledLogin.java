package org.toposeg.web.security;

import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Looks at a password unless too many were wrong, and records how it went. */
@Component
class ThrottledLogin implements AuthenticationProvider {

    private final AuthenticationProvider passwords;
    private final LoginThrottle throttle;
    private final LoginRecord record;

    ThrottledLogin(Accounts accounts, PasswordEncoder encoder, LoginThrottle throttle, LoginRecord record) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(accounts);
        provider.setPasswordEncoder(encoder);
        this.passwords = provider;
        this.throttle = throttle;
        this.record = record;
    }

    /** @throws LockedForNow without looking at the password */
    @Override
    public Authentication authenticate(Authentication attempt) {
        String account = attempt.getName();
        String address = address(attempt);
        Duration wait = throttle.begin(account, address);
        if (!wait.isZero()) {
            throw new LockedForNow(wait);
        }
        Authentication person = check(attempt, account, address);
        throttle.succeeded(account, address);
        record.add(LoginRecord.Event.SUCCESS, account, address);
        return person;
    }

    private Authentication check(Authentication attempt, String account, String address) {
        try {
            return passwords.authenticate(attempt);
        } catch (InternalAuthenticationServiceException e) {
            throttle.abandoned(account, address);
            throw e;
        } catch (AuthenticationException e) {
            record.add(LoginRecord.Event.FAILURE, account, address);
            Duration wait = throttle.locked(account, address);
            if (wait.isZero()) {
                throw e;
            }
            record.add(LoginRecord.Event.LOCK_OUT, account, address);
            throw new LockedForNow(wait);
        }
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
