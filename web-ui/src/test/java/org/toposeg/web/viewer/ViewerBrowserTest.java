package org.toposeg.web.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.toposeg.web.ApplicationTest;
import org.toposeg.web.demo.Demo;
import org.toposeg.web.demo.PhantomImages;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.WorklistItem;

/** Looks at the study page in a real Chromium and reads what it has drawn. */
class ViewerBrowserTest extends ApplicationTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int EDGE = 64;
    private static final int PATIENCE_MILLIS = 120_000;

    private static Playwright playwright;
    private static Browser browser;
    private Page page;

    @Autowired
    private Demo demo;

    @BeforeAll
    static void startBrowser() {
        assumeTrue(
                Files.isExecutable(CHROMIUM),
                CHROMIUM + " is not installed (apt-get install chromium): the browser" + " test is skipped");
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
    void logInAndOpenAStudy() {
        segmentedStudy("browser-test", EDGE);
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(address("/"));
        page.locator("input[name=username]").fill("admin");
        page.locator("input[name=password]").fill(accounts.resetAdmin());
        page.keyboard().press("Enter");
        page.locator("vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions().setHasText("browser-test"))
                .first()
                .click();
        page.waitForSelector("niivue-viewer[state=ready]");
    }

    @AfterEach
    void closePage() {
        page.close();
    }

    @Test
    void draws_the_image_and_the_segmentation_over_it() {
        DrawnPixels planes = pixels(".planes");
        assertThat(planes.greyFraction()).as("grey image").isGreaterThan(0.15);
        assertThat(planes.redFraction()).as("red vessels").isGreaterThan(0.003);
    }

    @Test
    void draws_the_surfaces_of_the_structures_in_3d() {
        DrawnPixels surfaces = pixels(".surfaces");
        assertThat(surfaces.redFraction()).as("red vessels").isGreaterThan(0.01);
        assertThat(surfaces.blueFraction()).as("blue lesion").isGreaterThan(0.002);
    }

    @Test
    void one_key_hides_the_segmentation_and_leaves_the_image() {
        page.keyboard().press("h");
        page.waitForTimeout(500);
        DrawnPixels planes = pixels(".planes");
        assertThat(planes.redFraction()).isLessThan(0.0005);
        assertThat(planes.greyFraction()).isGreaterThan(0.15);
        page.keyboard().press("h");
        page.waitForTimeout(500);
        assertThat(pixels(".planes").redFraction()).isGreaterThan(0.003);
    }

    @Test
    void hides_one_structure_and_keeps_the_other() {
        page.locator(".structure").nth(0).locator("input[type=checkbox]").uncheck();
        page.waitForTimeout(500);
        DrawnPixels surfaces = pixels(".surfaces");
        assertThat(surfaces.redFraction()).isLessThan(0.0005);
        assertThat(surfaces.blueFraction()).isGreaterThan(0.002);
    }

    @Test
    void shows_volumes_and_the_agreement_with_the_reference() {
        assertThat(page.locator("structure-list").innerText()).contains("Vessel tree", "Lesion", "ml");
        assertThat(page.locator(".measures").innerText()).containsIgnoringCase("agreement with the reference");
    }

    /** The README's picture, of the demo's first study: {@code -Dtoposeg.screenshot=$PWD/docs/images/viewer.png}. */
    @Test
    @EnabledIfSystemProperty(named = "toposeg.screenshot", matches = ".+")
    void writes_the_picture_of_the_readme() throws InterruptedException {
        demo.add(new PhantomImages());
        demo.segment("phantom", (fraction, note) -> {});
        Study first = worklist.all().stream()
                .map(WorklistItem::study)
                .filter(study -> study.name().equals("phantom_1"))
                .findFirst()
                .orElseThrow();
        page.navigate(address("/studies/" + first.id()));
        page.waitForSelector("niivue-viewer[state=ready]");
        page.waitForTimeout(1000);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("toposeg.screenshot"))));
    }

    private DrawnPixels pixels(String canvas) {
        return DrawnPixels.of(page.locator("canvas" + canvas).screenshot());
    }
}
