package org.toposeg.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.toposeg.web.study.Study;

/** Looks at pages in a real Chromium, logged in as administrator. */
public abstract class BrowserTest extends ApplicationTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int POLL_MILLIS = 50;

    private static Playwright playwright;
    private static Browser browser;

    protected Page page;

    @BeforeAll
    static void startBrowser() {
        if (!Files.isExecutable(CHROMIUM)) {
            return;
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void logIn() {
        // Here and not once for the class, so that each test that is skipped is counted.
        assumeTrue(browser != null, CHROMIUM + " is not installed (apt-get install chromium)");
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(address("/"));
        page.locator("input[name=username]").fill("admin");
        page.locator("input[name=password]").fill(accounts.resetAdmin());
        page.keyboard().press("Enter");
        page.waitForSelector("vaadin-grid");
    }

    @AfterEach
    void closePage() {
        if (page != null) {
            page.close();
        }
    }

    /** Waits until its images are drawn. */
    protected void open(Study study) {
        page.navigate(address("/studies/" + study.id()));
        page.waitForSelector("niivue-viewer[state=ready]");
    }

    /**
     * Waits until an expression holds in the page. Asked from here, again and again: Playwright's own waiting evaluates the
     * text within the page, which its Content-Security-Policy rightly forbids.
     *
     * @throws AssertionError if it does not come true in a minute
     */
    protected void awaitTrue(String expression) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (!Boolean.TRUE.equals(page.evaluate(expression))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within a minute: " + expression);
            }
            page.waitForTimeout(POLL_MILLIS);
        }
    }

    /** A picture of the page for the documentation, if asked for by {@code -Dtoposeg.screenshots=FOLDER}. */
    protected void picture(String name) {
        String folder = System.getProperty("toposeg.screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
