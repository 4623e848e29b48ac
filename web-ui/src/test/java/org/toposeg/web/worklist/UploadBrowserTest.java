package org.toposeg.web.worklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.io.ImageFiles;
import org.toposeg.web.BrowserTest;
import org.toposeg.web.VesselTree;
import org.toposeg.web.study.Study;

/** Uploading and deleting by hand. */
class UploadBrowserTest extends BrowserTest {

    @TempDir
    Path temp;

    @Test
    void a_file_that_is_chosen_becomes_a_study() {
        Path file = temp.resolve("Mustermann Max.nii.gz");
        ImageFiles.write(VesselTree.image(VesselTree.labels(16)), file);
        choose(file);
        assertThat(page.getByText("Mustermann Max.nii.gz was added.")).isVisible();
        assertThat(worklist.all())
                .singleElement()
                .satisfies(item -> assertThat(item.study().name()).isEqualTo("Mustermann Max"));
        assertThat(files.data().resolve("uploads")).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_no_image_is_refused_in_words() throws IOException {
        choose(Files.writeString(temp.resolve("report.nii"), "x".repeat(1000)));
        assertThat(page.getByText("report.nii is not a NIfTI file").first()).isVisible();
        assertThat(worklist.all()).isEmpty();
        assertThat(files.data().resolve("uploads")).isEmptyDirectory();
    }

    @Test
    void an_administrator_deletes_a_study_after_a_question() {
        Study study = segmentedStudy("to be deleted", 16);
        page.reload();
        Locator delete = page.locator("vaadin-grid vaadin-button[aria-label=Delete]");
        delete.first().click();
        page.locator("vaadin-button[slot=cancel-button]").click();
        page.waitForCondition(
                () -> !page.locator("vaadin-button[slot=cancel-button]").isVisible());
        assertThat(worklist.find(study.id())).isPresent();
        delete.first().click();
        assertThat(page.getByText("Delete the study \"to be deleted\" with all its segmentations?"))
                .isVisible();
        page.locator("vaadin-button[slot=confirm-button]").click();
        assertThat(page.getByText("No studies yet.")).isVisible();
        assertThat(worklist.find(study.id())).isEmpty();
    }

    private void choose(Path file) {
        page.locator("vaadin-upload input[type=file]").setInputFiles(file);
    }
}
