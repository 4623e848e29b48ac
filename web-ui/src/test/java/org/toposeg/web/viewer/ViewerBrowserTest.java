package org.toposeg.web.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.toposeg.web.BrowserTest;
import org.toposeg.web.demo.Demo;
import org.toposeg.web.demo.PhantomImages;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.WorklistItem;

/** Looks at the study page in a real Chromium and reads what it has drawn. */
class ViewerBrowserTest extends BrowserTest {

    private static final int EDGE = 64;

    @Autowired
    private Demo demo;

    @BeforeEach
    void openAStudy() {
        open(segmentedStudy("browser-test", EDGE));
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
        open(first);
        page.waitForTimeout(1000);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("toposeg.screenshot"))));
    }

    private DrawnPixels pixels(String canvas) {
        return DrawnPixels.of(page.locator("canvas" + canvas).screenshot());
    }
}
