package org.toposeg.web.security;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Writes into the database and the log who logged in and out, who failed to, and who was locked out. */
@Service
class LoginRecord {

    enum Event {
        SUCCESS,
        FAILURE,
        LOCK_OUT,
        LOG_OUT
    }

    private static final Logger LOG = LoggerFactory.getLogger(LoginRecord.class);
    private static final int ACCOUNT_CHARACTERS = 128;
    private static final int ADDRESS_CHARACTERS = 64;

    private final JdbcClient database;
    private final Clock clock = Clock.systemUTC();

    LoginRecord(JdbcClient database) {
        this.database = database;
    }

    /** A database that does not answer loses the row, not the line in the log. */
    void add(Event event, String account, String address) {
        String who = oneLine(account, ACCOUNT_CHARACTERS);
        String where = oneLine(address, ADDRESS_CHARACTERS);
        if (event == Event.SUCCESS || event == Event.LOG_OUT) {
            LOG.info("{} account \"{}\" from {}", event, who, where);
        } else {
            LOG.warn("{} account \"{}\" from {}", event, who, where);
        }
        try {
            database.sql("INSERT INTO login_record (happened, event, account, address)"
                            + " VALUES (:happened, :event, :account, :address)")
                    .param("happened", clock.millis())
                    .param("event", event.name())
                    .param("account", who)
                    .param("address", where)
                    .update();
        } catch (DataAccessException e) {
            LOG.error("the record of logins could not be written", e);
        }
    }

    /** What strangers type must not break lines of the log or the table's limits. */
    private static String oneLine(String text, int most) {
        String printable = text == null ? "" : text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\u2028\u2029\"]", "?");
        return printable.length() <= most ? printable : printable.substring(0, most);
    }
}
