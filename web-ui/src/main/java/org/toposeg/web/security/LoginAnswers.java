package org.toposeg.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Where somebody who was not let in goes, and with what the login page then says. */
@Component
class LoginAnswers {

    static final String PATH = "/login";
    static final String WRONG = "error";
    static final String WAIT = "wait";
    static final String AGAIN = "again";
    static final String NO_DATABASE = "unavailable";

    private static final Logger LOG = LoggerFactory.getLogger(LoginAnswers.class);

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String query = switch (failure) {
            case LockedForNow locked ->
                WAIT + "=" + Math.max(1, locked.waiting().toSeconds());
            case InternalAuthenticationServiceException e -> {
                LOG.error("accounts could not be read", e);
                yield NO_DATABASE;
            }
            default -> WRONG;
        };
        response.sendRedirect(request.getContextPath() + PATH + "?" + query);
    }

    /** The token of a login page ends with its session: whoever comes back after hours gets a new one. */
    void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        boolean staleLogin =
                failure instanceof CsrfException && request.getRequestURI().equals(request.getContextPath() + PATH);
        if (staleLogin) {
            response.sendRedirect(request.getContextPath() + PATH + "?" + AGAIN);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
