package org.toposeg.web.storage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says that the database does not answer, and why, before anybody asks it: a right password would be called wrong, and a
 * page would fail without a reason.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseGuard extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseGuard.class);

    private final DataSource database;
    private final DiskSpace disk;

    DatabaseGuard(DataSource database, DiskSpace disk) {
        this.database = database;
        this.disk = disk;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (answers()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "10");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(sentence());
    }

    private String sentence() {
        return disk.isFull()
                ? "The server's disk is full, so that its database is closed. What was stored is not lost: free some"
                        + " space, then load this page again."
                : "The database does not answer. Wait a moment and load this page again; if that does not help,"
                        + " the server's log says why.";
    }

    private boolean answers() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return true;
        } catch (SQLException e) {
            LOG.error("the database does not answer: {}", e.getMessage());
            return false;
        }
    }

    /** Only pages, log-ins and programs need the database; what a page is made of and its running requests do not. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/") || path.equals("/login")) {
            return false;
        }
        String accepted = request.getHeader("Accept");
        return !request.getMethod().equals("GET")
                || request.getParameter("v-r") != null
                || accepted == null
                || !accepted.contains("text/html");
    }
}
