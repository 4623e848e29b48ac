package org.toposeg.web.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toposeg.web.BrowserTest;

/** Follows a training that the test writes, in a real Chromium. */
class TrainingBrowserTest extends BrowserTest {

    private static final int GREEN = 0x20c040;
    private static final int RED = 0xc02020;

    private WrittenRun first;

    @BeforeEach
    void writeTwoFolds() throws IOException {
        first = WrittenRun.in(RUNS.resolve("balls/fold-0"), 0);
        first.epochs(1, 4);
        first.example(2, RED);
        first.example(4, GREEN);
        WrittenRun.in(RUNS.resolve("balls/fold-1"), 1).epochs(1, 6);
    }

    @AfterEach
    void removeTheRuns() throws IOException {
        try (var files = Files.walk(RUNS)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void a_training_is_followed_from_the_list_to_its_curves_and_pictures() throws Exception {
        page.locator(".views a").getByText("Training").click();
        page.locator("vaadin-grid a").getByText("balls/fold-0").waitFor();
        assertThat(page.locator("vaadin-grid").innerText()).contains("Two balls", "running", "4 of 20", "2 min");
        page.locator("vaadin-grid a").getByText("balls/fold-0").click();

        page.locator("curve-chart svg polyline").first().waitFor();
        // Loss, learning rate, waiting; Dice of two labels and their mean.
        assertThat(page.locator("curve-chart svg polyline").count()).isEqualTo(6);
        assertThat(dots("Training loss")).isEqualTo(4);
        assertThat(chart("Dice on held-out cases").locator(".chart-legend").innerText())
                .contains("Bright", "Dark", "mean");
        assertThat(page.locator(".reasons").innerText()).contains("at least 2 <b>");
        assertThat(page.locator(".page").innerText()).contains("toposeg 0.1", "2 for training, 1 held out");

        first.epochs(5, 5);
        awaitTrue("document.querySelectorAll('curve-chart')[0].querySelectorAll('svg circle').length === 5");
        assertThat(page.locator(".tiles").innerText()).contains("5 of 20", "0.4000");
        Locator loss = chart("Training loss");
        loss.locator("svg circle").nth(1).hover();
        assertThat(loss.locator(".chart-tip").innerText()).contains("epoch 2", "loss", "1");
        assertThat(loss.locator(".marks circle").count()).isEqualTo(1);
    }

    @Test
    void the_newest_picture_is_shown_the_slider_goes_back_and_what_is_not_there_is_told() throws Exception {
        page.navigate(address("/training/run/balls/fold-0"));
        awaitPicture(4);
        assertThat(middle()).isEqualTo(GREEN);
        page.locator("example-slider input").focus();
        page.keyboard().press("ArrowLeft");
        awaitPicture(2);
        assertThat(middle()).isEqualTo(RED);
        nothingElseIsThere();
    }

    @Test
    void folds_are_shown_together_and_both_themes_are_legible() throws Exception {
        page.navigate(address("/training/run/balls"));
        page.locator("curve-chart svg polyline").first().waitFor();
        Locator loss = chart("Training loss");
        assertThat(loss.locator("svg polyline").count()).isEqualTo(2);
        assertThat(loss.locator(".chart-legend").innerText()).contains("fold-0", "fold-1");
        assertThat(page.locator("table").innerText()).contains("0 of 5", "1 of 5");
        assertThat(brightness(loss)).as("dark").isLessThan(60);
        page.locator(".person vaadin-button").getByText("Light").click();
        page.waitForSelector("html[theme~=light]");
        assertThat(brightness(loss)).as("light").isGreaterThan(220);
    }

    @Test
    void what_has_the_focus_keeps_it_while_the_page_is_renewed_and_any_name_leads_to_its_page() throws Exception {
        WrittenRun.in(RUNS.resolve("50% #1 + a?"), 0).epochs(1, 2);
        page.navigate(address("/training"));
        page.locator("vaadin-grid a").getByText("50% #1 + a?").focus();
        page.evaluate("document.activeElement.before = true");
        first.epochs(5, 5);
        page.locator("vaadin-grid").getByText("5 of 20").waitFor();
        assertThat(page.evaluate("document.activeElement.before")).isEqualTo(true);
        page.keyboard().press("Enter");
        page.waitForSelector(".run-title h2");
        assertThat(page.locator(".run-title h2").innerText()).isEqualTo("50% #1 + a?");
        assertThat(page.locator(".tiles").innerText()).contains("2 of 20");
    }

    @Test
    void arrow_keys_tell_values_also_after_an_epoch_was_added() throws Exception {
        page.navigate(address("/training/run/balls/fold-0"));
        Locator loss = chart("Training loss");
        loss.focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        assertThat(loss.locator("[role=status]").innerText()).contains("epoch 3", "0.6667");
        first.epochs(5, 5);
        awaitTrue("document.querySelectorAll('curve-chart')[0].querySelectorAll('svg > circle').length === 5");
        page.keyboard().press("ArrowRight");
        assertThat(loss.locator("[role=status]").innerText()).contains("epoch 4", "0.5");
        page.keyboard().press("Tab");
        assertThat(loss.locator("[role=status]").isVisible()).isFalse();
    }

    @Test
    void each_of_several_long_curves_has_a_value_beside_the_pointer() throws Exception {
        for (int fold = 0; fold < 3; fold++) {
            WrittenRun run = WrittenRun.in(RUNS.resolve("long/fold-" + fold), fold);
            StringBuilder lines = new StringBuilder();
            for (int epoch = 1; epoch <= 1000; epoch++) {
                lines.append(WrittenRun.line(epoch, 2 + Math.sin((7 + fold) * epoch)))
                        .append('\n');
            }
            run.append(lines.toString());
        }
        page.navigate(address("/training/run/long"));
        Locator loss = chart("Training loss");
        loss.focus();
        page.keyboard().press("Home");
        for (int step = 0; step < 20; step++) {
            page.keyboard().press("ArrowRight");
            assertThat(loss.locator(".chart-tip").innerText()).contains("fold-0", "fold-1", "fold-2");
        }
    }

    private void nothingElseIsThere() {
        page.navigate(address("/training/run/nothing"));
        assertThat(page.locator(".problems").innerText()).contains("There is no run \"nothing\"");
        assertThat(page.request()
                        .get(address("/api/training/example.png?run=../balls&epoch=1"))
                        .status())
                .isEqualTo(404);
    }

    private Locator chart(String title) {
        return page.locator("curve-chart").filter(new Locator.FilterOptions().setHasText(title));
    }

    private int dots(String title) {
        return chart(title).locator("svg circle").count();
    }

    private void awaitPicture(int epoch) {
        awaitTrue("[...document.querySelectorAll('example-slider img')].some(i => i.src.endsWith('epoch=" + epoch
                + "') && i.complete && i.naturalWidth === 200)");
    }

    private int middle() throws IOException {
        BufferedImage drawn = picture(page.locator("example-slider img"));
        return drawn.getRGB(drawn.getWidth() / 2, drawn.getHeight() / 2) & 0xFFFFFF;
    }

    /** Of the paper: most of a chart is that. */
    private static int brightness(Locator chart) throws IOException {
        return picture(chart).getRGB(3, 3) & 0xFF;
    }

    private static BufferedImage picture(Locator place) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(place.screenshot()));
    }
}
