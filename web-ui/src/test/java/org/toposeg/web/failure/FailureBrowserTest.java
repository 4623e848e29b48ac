package org.toposeg.web.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.toposeg.web.BrowserTest;

/** What people read when something fails: a sentence and a reference, never a place or a class. */
class FailureBrowserTest extends BrowserTest {

    @Test
    void a_view_that_fails_to_open_says_so_with_a_reference() {
        page.navigate(address("/broken-for-a-test?now"));
        assertOnlyAReference(page.locator("main").innerText());
    }

    @Test
    void a_click_that_fails_says_so_with_a_reference() {
        page.navigate(address("/broken-for-a-test"));
        page.getByText("fail").click();
        assertOnlyAReference(page.locator("vaadin-notification-card").innerText());
    }

    @Test
    void an_unknown_page_says_that_there_is_nothing() {
        page.navigate(address("/no/such/page"));
        assertThat(page.locator("main").innerText())
                .contains("There is nothing here")
                .doesNotContain("Exception");
    }

    @Test
    void a_refused_upload_is_named_as_the_person_knows_it() {
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("broken.nii", "application/octet-stream", "no volume".getBytes()));
        assertThat(page.locator("vaadin-notification-card").innerText())
                .contains("broken.nii")
                .doesNotContain("/", "Exception", "upload_");
    }

    private static void assertOnlyAReference(String text) {
        assertThat(text).containsPattern("under [0-9a-f]{8}\\.");
        assertThat(text).doesNotContain("secret", "place.db", "IllegalState", "toposeg.");
    }
}
