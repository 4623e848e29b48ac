package org.toposeg.web.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toposeg.io.ImageFiles;
import org.toposeg.quality.Finding;
import org.toposeg.quality.QualityCheck;
import org.toposeg.quality.QualityInput;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Vec3;
import org.toposeg.web.BrowserTest;
import org.toposeg.web.VesselTree;
import org.toposeg.web.study.Study;

/** What is doubtful is listed beside the image, and a click leads there. */
class FindingsBrowserTest extends BrowserTest {

    private static final int EDGE = 48;
    private static final Map<Integer, String> NAMES = Map.of(1, "Vessel tree", 2, "Lesion");

    private Finding stray;

    /** Version 2 has a piece of lesion in the corner of voxel (4, 5, 6). */
    @BeforeEach
    void openAStudyWithAStrayPiece() {
        Study study = segmentedStudy("findings-test", EDGE);
        LabelMap labels = VesselTree.labels(EDGE);
        for (int k = 6; k < 9; k++) {
            for (int j = 5; j < 8; j++) {
                for (int i = 4; i < 7; i++) {
                    labels.data()[labels.grid().size().index(i, j, k)] = 2;
                }
            }
        }
        ImageFiles.writeLabels(labels, files.segmentation(study.id(), 2));
        var quality = QualityCheck.of(QualityInput.of(labels, NAMES));
        studies.record(study.id(), 2, "test model", labels, STRUCTURES, quality);
        stray = quality.findings().stream()
                .filter(f -> f.kind() == Finding.Kind.STRAY_PIECE && f.label() == 2)
                .findFirst()
                .orElseThrow();
        open(study);
    }

    @Test
    void a_click_on_a_finding_moves_the_crosshair_to_its_place() {
        page.locator(".finding")
                .filter(new Locator.FilterOptions().setHasText(stray.sentence()))
                .click();

        // 27 voxels from (4, 5, 6) on: their middle
        assertThat(stray.voxel()).isEqualTo(new Finding.Voxel(5, 6, 7));
        awaitTrue("document.querySelector('.viewer-status').textContent.includes('voxel 5, 6, 7')");
        double[] place = Arrays.stream(
                        page.locator("niivue-viewer").getAttribute("place").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Vec3 lps = stray.position();
        assertThat(place[0]).isCloseTo(-lps.x(), within(0.02));
        assertThat(place[1]).isCloseTo(-lps.y(), within(0.02));
        assertThat(place[2]).isCloseTo(lps.z(), within(0.02));
        assertThat(page.locator(".viewer-status").textContent()).endsWith("Lesion");
        assertThat(page.locator(".finding.is-chosen").count()).isEqualTo(1);
        page.waitForTimeout(300);
        picture("findings");
    }

    @Test
    void what_was_not_looked_at_is_said_with_its_reason() {
        page.locator(".findings summary").click();

        assertThat(page.locator(".findings").innerText())
                .containsIgnoringCase("not looked at: 4")
                .contains("plan does not say what structures were like in training");
    }

    @Test
    void scores_stand_beside_each_other_with_one_number_for_each_dimension_of_topology() {
        assertThat(page.locator(".measures").innerText())
                .contains("Betti matching error")
                .containsPattern("Betti matching error\\s+0 · 0 · 0\\s+1 · 0 · 0")
                .contains("Surface Dice");
    }
}
