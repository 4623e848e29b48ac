package org.toposeg.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.FrameLocator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toposeg.web.BrowserTest;
import org.toposeg.web.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The metrics and fairness pages, and what can be taken away from them. */
class ReportBrowserTest extends BrowserTest {

    private static final int EDGE = 32;

    private Study first;

    @BeforeEach
    void segmentThreeStudies() {
        first = segmentedStudy("alpha", EDGE);
        segmentedStudy("beta", EDGE + 4);
        segmentedStudy("gamma", EDGE + 8);
    }

    private APIResponse get(String path) {
        return page.request().get(address(path));
    }

    @Test
    void the_metrics_page_shows_every_case_and_the_report_with_its_plots() {
        page.navigate(address("/metrics"));

        assertThat(page.locator(".metrics .card table").innerText())
                .contains("alpha", "beta", "gamma", "Vessel tree", "Lesion", "HD95, mm");
        FrameLocator report = page.frameLocator("iframe.report");
        report.locator("h1").waitFor();
        assertThat(report.locator("body").innerText())
                .contains("Evaluation report", "Bland-Altman", "Where it goes wrong");
        assertThat(report.locator("svg image").count())
                .as("error maps of the three cases")
                .isEqualTo(3);
        picture("metrics");
        report.locator("text=Where it goes wrong").scrollIntoViewIfNeeded();
        page.locator("iframe.report").scrollIntoViewIfNeeded();
        picture("metrics-errors");
    }

    @Test
    void the_numbers_can_be_taken_away_as_json_csv_html_and_pdf() {
        JsonNode all =
                JsonMapper.shared().readTree(get("/api/reports/evaluation.json").body());
        assertThat(all.path("cases").propertyNames()).containsExactly("alpha", "beta", "gamma");
        JsonNode one = JsonMapper.shared()
                .readTree(get("/api/studies/" + first.id() + "/segmentation-1/evaluation.json")
                        .body());
        assertThat(one.path("cases").path("alpha")).isEqualTo(all.path("cases").path("alpha"));
        JsonNode vessels = one.path("cases").path("alpha").path("labels").path("1");
        assertThat(vessels.path("dice").asDouble()).isBetween(0.5, 0.999);
        assertThat(vessels.path("bettiMatchingError")).hasSize(3);

        assertThat(get("/api/reports/evaluation.csv").text())
                .startsWith("case,label,name,dice,iou,")
                .contains("\nbeta,foreground,,");
        assertThat(get("/api/reports/evaluation.html").headers().get("x-frame-options"))
                .isEqualTo("SAMEORIGIN");
        byte[] pdf = get("/api/reports/evaluation.pdf?author=test%20model").body();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void what_there_is_no_report_of_is_not_found() {
        assertThat(get("/api/reports/evaluation.pdf?author=nobody").status()).isEqualTo(404);
        assertThat(get("/api/reports/evaluation.doc").status()).isEqualTo(404);
        assertThat(get("/api/models/none/calibration.html").status()).isEqualTo(404);
    }

    @Test
    void the_fairness_page_shows_each_groups_interval_and_warns_of_few_cases() {
        page.navigate(address("/fairness"));

        assertThat(page.locator(".page").innerText())
                .contains("sex", "female", "Equity-scaled", "few cases")
                .containsIgnoringCase("too few");
        assertThat(page.locator(".interval .range").count()).isPositive();
        var download = page.waitForDownload(
                () -> page.locator(".download").getByText("PDF").click());
        assertThat(download.suggestedFilename()).isEqualTo("fairness.pdf");
        picture("fairness");
    }
}
