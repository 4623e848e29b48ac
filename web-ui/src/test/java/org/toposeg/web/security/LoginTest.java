package org.toposeg.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.toposeg.web.ApplicationTest;
import org.toposeg.web.HttpPerson;

/** The door of the running application. Each test has an account and an address of its own, as a proxy tells it. */
class LoginTest extends ApplicationTest {

    private static final String PASSWORD = "right";
    private static int tests;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PasswordEncoder encoder;

    private String account;
    private String from;
    private HttpPerson person;

    @BeforeEach
    void createAnAccount() {
        tests++;
        account = "door-" + tests;
        from = "192.0.2." + tests;
        person = personFrom(from);
        database.sql("DELETE FROM account WHERE name = ?").param(account).update();
        database.sql("INSERT INTO account (name, password, roles, created) VALUES (?, ?, 'READER', 0)")
                .params(account, encoder.encode(PASSWORD))
                .update();
        database.sql("DELETE FROM login_record").update();
    }

    @Test
    void lets_somebody_in_with_the_right_password_and_the_page_s_token() throws Exception {
        assertThat(target(person.logIn(account, PASSWORD))).isEqualTo(address("/"));
        assertThat(person.get("/api/studies").statusCode()).isEqualTo(200);
    }

    @Test
    void takes_no_login_without_the_token_of_a_login_page() throws Exception {
        assertThat(target(person.logIn(account, PASSWORD, ""))).endsWith("/login?again");
        assertThat(target(person.logIn(account, PASSWORD, "guessed"))).endsWith("/login?again");
        assertThat(person.get("/api/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void changes_the_session_s_id_at_login() throws Exception {
        String token = person.token();
        String before = person.session().orElseThrow();
        person.logIn(account, PASSWORD, token);
        assertThat(person.session()).isPresent().get().isNotEqualTo(before);
    }

    @Test
    void looks_at_no_password_after_sixty_wrong_ones_not_even_the_right_one() throws Exception {
        String token = person.token();
        for (int i = 0; i < 60; i++) {
            String said = target(person.logIn(account, "wrong-" + i, token));
            assertThat(said).contains(i < LoginThrottle.FREE_BY_ACCOUNT - 1 ? "/login?error" : "/login?wait=");
        }
        assertThat(target(person.logIn(account, PASSWORD, token))).contains("/login?wait=");
        HttpPerson elsewhere = personFrom("198.51.100.1");
        assertThat(target(elsewhere.logIn(account, PASSWORD))).contains("/login?wait=");
        assertThat(events()).containsExactly("FAILURE", "FAILURE", "FAILURE", "FAILURE", "FAILURE", "LOCK_OUT");
    }

    @Test
    void locks_an_address_that_tries_many_accounts() throws Exception {
        String token = person.token();
        for (int i = 0; i < LoginThrottle.FREE_BY_ADDRESS; i++) {
            person.logIn("nobody-" + i, "wrong", token);
        }
        assertThat(target(person.logIn(account, PASSWORD, token))).contains("/login?wait=");
        assertThat(target(personFrom("203.0.113.77").logIn(account, PASSWORD))).isEqualTo(address("/"));
    }

    @Test
    void records_login_failure_and_logout_with_time_account_and_address() throws Exception {
        long before = System.currentTimeMillis();
        person.logIn(account, "wrong");
        person.logIn(account, PASSWORD);
        person.post("/logout", "_csrf=" + HttpPerson.encode(person.token()));
        assertThat(events()).containsExactly("FAILURE", "SUCCESS", "LOG_OUT");
        assertThat(database.sql("SELECT DISTINCT account FROM login_record")
                        .query(String.class)
                        .list())
                .containsExactly(account);
        assertThat(database.sql("SELECT DISTINCT address FROM login_record")
                        .query(String.class)
                        .list())
                .containsExactly(from);
        assertThat(database.sql("SELECT MIN(happened) FROM login_record")
                        .query(Long.class)
                        .single())
                .isBetween(before, System.currentTimeMillis());
        assertThat(person.get("/api/studies").statusCode()).isEqualTo(401);
    }

    @Test
    void survives_names_and_passwords_of_any_kind_and_records_them_on_one_line() throws Exception {
        String token = person.token();
        for (String name : List.of("x\r\nERROR forged line", "y\0", "z".repeat(100_000), "' OR 1=1 --")) {
            assertThat(target(person.logIn(name, "p".repeat(10_000), token))).endsWith("/login?error");
        }
        List<String> names = database.sql("SELECT account FROM login_record ORDER BY id")
                .query(String.class)
                .list();
        assertThat(names).hasSize(4).allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(128));
        assertThat(names.getFirst()).isEqualTo("x??ERROR forged line");
    }

    @Test
    void behind_a_proxy_with_tls_redirects_go_to_https_and_the_cookie_is_secure() throws Exception {
        HttpPerson secure = new HttpPerson(
                address(""),
                "X-Forwarded-For",
                from,
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "seg.example.org");
        HttpResponse<String> answer = secure.get("/");
        assertThat(target(answer)).isEqualTo("https://seg.example.org/login");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("JSESSIONID", "Secure", "HttpOnly", "SameSite=Lax"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(person.get("/login").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void puts_no_session_into_an_address() throws Exception {
        HttpResponse<String> stranger = person.get("/");
        assertThat(target(stranger)).doesNotContain("jsessionid");
        assertThat(person.get("/login").body()).doesNotContain("jsessionid");
    }

    @Test
    void pages_forbid_scripts_that_are_not_theirs_framing_sniffing_and_keeping() throws Exception {
        HttpResponse<String> page = person.get("/login");
        String policy = header(page, "Content-Security-Policy");
        String scripts = policy.replaceAll(".*script-src ([^;]*);.*", "$1");
        assertThat(scripts).matches("'self' 'nonce-[A-Za-z0-9+/=]{24}'");
        assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'self'");
        assertThat(header(person.get("/login"), "Content-Security-Policy")).isNotEqualTo(policy);
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(header(page, "Cache-Control")).contains("no-store");
    }

    private HttpPerson personFrom(String address) {
        return new HttpPerson(address(""), "X-Forwarded-For", address);
    }

    private List<String> events() {
        return database.sql("SELECT event FROM login_record ORDER BY id")
                .query(String.class)
                .list();
    }

    private static String target(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return header(answer, "Location");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
