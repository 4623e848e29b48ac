package org.toposeg.web.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The accounts in the database. Passwords are kept as salted hashes only. */
@Service
public class Accounts implements UserDetailsService {

    public static final String FIRST_ADMIN = "admin";
    private static final int PASSWORD_BYTES = 12;

    private final JdbcClient database;
    private final PasswordEncoder encoder;

    Accounts(JdbcClient database, PasswordEncoder encoder) {
        this.database = database;
        this.encoder = encoder;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return database.sql("SELECT name, password, roles FROM account WHERE name = :name")
                .param("name", name)
                .query((row, n) -> User.withUsername(row.getString("name"))
                        .password(row.getString("password"))
                        .roles(row.getString("roles").split(","))
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException(name));
    }

    /** Creates the first administrator if nobody can log in yet. Gives the password, which is stored nowhere. */
    public Optional<String> createFirstAdmin() {
        long accounts =
                database.sql("SELECT COUNT(*) FROM account").query(Long.class).single();
        return accounts == 0 ? Optional.of(resetAdmin()) : Optional.empty();
    }

    /** Gives the account {@value #FIRST_ADMIN} a new password, and creates it if it is missing. */
    public String resetAdmin() {
        String password = newPassword();
        database.sql("DELETE FROM account WHERE name = :name")
                .param("name", FIRST_ADMIN)
                .update();
        database.sql("INSERT INTO account (name, password, roles, created) VALUES (:name, :hash, :roles, :now)")
                .param("name", FIRST_ADMIN)
                .param("hash", encoder.encode(password))
                .param("roles", Role.ADMIN + "," + Role.READER)
                .param("now", System.currentTimeMillis())
                .update();
        return password;
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
