package org.toposeg.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toposeg.web.BrowserTest;

/** The pages' policy and the login, as a real Chromium enforces and shows them. */
class DoorBrowserTest extends BrowserTest {

    private static final String RECORD_VIOLATIONS = """
        window.violations = [];
        document.addEventListener("securitypolicyviolation",
            v => window.violations.push(v.violatedDirective + " " + v.blockedURI + " " + v.sample));
        """;

    @Autowired
    private JdbcClient database;

    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void listen() {
        page.addInitScript(RECORD_VIOLATIONS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    @Test
    void every_page_works_within_its_own_policy() {
        open(segmentedStudy("door-test", 32));
        assertNothingWasRefused();
        for (String path : List.of("/", "/models", "/training", "/metrics", "/fairness")) {
            page.navigate(address(path));
            page.waitForSelector("vaadin-app-layout");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertNothingWasRefused();
        }
    }

    @Test
    void runs_nothing_that_was_smuggled_into_the_page() {
        page.navigate(address("/"));
        page.waitForSelector("vaadin-grid");
        page.evaluate("""
            () => {
              const script = document.createElement("script");
              script.textContent = "window.smuggled = 'script'";
              document.body.append(script);
              document.body.insertAdjacentHTML("beforeend", "<img src='data:,x' onerror=\\"window.smuggled='handler'\\">");
              const foreign = document.createElement("script");
              foreign.src = "https://example.org/x.js";
              document.body.append(foreign);
              setTimeout("window.smuggled = 'timer'", 0);
              setTimeout(() => eval("window.smuggled = 'eval'"), 0);
            }
            """);
        page.waitForTimeout(1000);
        assertThat(page.evaluate("window.smuggled")).isNull();
        assertThat(page.evaluate("window.violations.map(v => v.split(' ')[0]).sort().join(' ')"))
                .isEqualTo("script-src script-src script-src-attr script-src-elem script-src-elem");
    }

    @Test
    void tells_a_locked_out_person_how_long() {
        page.locator("text=Log out").click();
        page.waitForSelector("vaadin-login-form");
        page.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "192.0.2.200"));
        for (int i = 0; i < LoginThrottle.FREE_BY_ACCOUNT; i++) {
            page.navigate(address("/login"));
            page.locator("input[name=username]").fill("nobody-here");
            page.locator("input[name=password]").fill("wrong");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("?"));
        }
        page.waitForSelector("text=Too many wrong passwords");
        assertThat(page.locator("text=Try again in a minute.").isVisible()).isTrue();
        assertNothingWasRefused();
    }

    @Test
    void records_a_logout_by_the_page_s_button() {
        database.sql("DELETE FROM login_record").update();
        page.locator("text=Log out").click();
        page.waitForSelector("vaadin-login-form");
        assertThat(database.sql("SELECT event FROM login_record")
                        .query(String.class)
                        .list())
                .containsExactly("LOG_OUT");
    }

    private void assertNothingWasRefused() {
        assertThat(page.evaluate("window.violations")).isEqualTo(List.of());
        assertThat(complaints).isEmpty();
    }
}
