package org.toposeg.dicom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.testing.LoopbackArchive;
import org.toposeg.dicom.testing.LoopbackArchive.Habits;

/** Searches of archives that page in the ways that archives do; an archive that is asked for ever fails by its time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PagingTest {

    private static Listing list(LoopbackArchive archive) {
        DicomWebClient.Options options =
                DicomWebClient.Options.of(archive.address()).retries(1, Duration.ZERO);
        try (DicomWebClient client = new DicomWebClient(options)) {
            return client.list("series", Map.of());
        }
    }

    private static LoopbackArchive archive(Habits habits, int series) throws IOException {
        LoopbackArchive archive = new LoopbackArchive(habits);
        IntStream.range(0, series).forEach(n -> archive.addSeries("1.2.3." + n));
        return archive;
    }

    private static List<String> uids(int count) {
        return IntStream.range(0, count).mapToObj(n -> "1.2.3." + n).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50, 200, 1000})
    void lists_all_series_of_an_archive_that_gives_so_many_at_a_time_whatever_is_asked_for(int cap) throws IOException {
        try (LoopbackArchive archive = archive(Habits.capped(cap), 423)) {
            Listing listing = list(archive);
            assertThat(listing.entries())
                    .extracting(entry -> entry.get("0020000E"))
                    .isEqualTo(uids(423));
            assertThat(listing.warnings()).isEmpty();
            assertThat(listing.complete()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 200})
    void a_number_of_series_that_fills_its_last_page_ends_too(int cap) throws IOException {
        try (LoopbackArchive archive = archive(Habits.capped(cap), 2 * cap)) {
            assertThat(list(archive).entries()).hasSize(2 * cap);
            assertThat(archive.requests()).hasSize(3);
        }
    }

    @Test
    void an_archive_that_refuses_the_page_behind_its_last_has_given_all() throws IOException {
        try (LoopbackArchive archive = archive(Habits.capped(50).refusingBehindEnd(), 120)) {
            Listing listing = list(archive);
            assertThat(listing.entries()).hasSize(120);
            assertThat(listing.complete()).isTrue();
        }
    }

    @Test
    void a_refused_first_page_is_a_failure() throws IOException {
        try (LoopbackArchive archive = archive(Habits.capped(50).refusingBehindEnd(), 0)) {
            assertThatThrownBy(() -> list(archive))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("404");
        }
    }

    @Test
    void an_archive_that_ignores_the_offset_ends_after_its_page_came_twice_and_that_is_said() throws IOException {
        try (LoopbackArchive archive = archive(Habits.capped(50).ignoringOffset(), 423)) {
            Listing listing = list(archive);
            assertThat(listing.entries()).hasSize(50);
            assertThat(archive.requests()).hasSize(2);
            assertThat(listing.warnings())
                    .singleElement()
                    .asString()
                    .contains("the same 50 matches whatever page")
                    .contains("there may be more");
        }
    }

    @Test
    void an_archive_that_knows_no_paging_and_gives_all_at_once_is_listed_without_a_word() throws IOException {
        try (LoopbackArchive archive = archive(Habits.withoutPaging(), 423)) {
            Listing listing = list(archive);
            assertThat(listing.entries()).hasSize(423);
            assertThat(listing.warnings()).isEmpty();
        }
    }

    @Test
    void more_results_that_are_announced_and_come_are_no_warning() throws IOException {
        try (LoopbackArchive archive = archive(Habits.capped(50).announcing(), 423)) {
            Listing listing = list(archive);
            assertThat(listing.entries()).hasSize(423);
            assertThat(listing.warnings()).isEmpty();
            assertThat(listing.complete()).isTrue();
        }
    }

    @Test
    void more_results_that_are_announced_and_never_come_make_the_listing_incomplete() throws IOException {
        try (LoopbackArchive archive = archive(Habits.capped(5).announcing().ignoringOffset(), 423)) {
            Listing listing = list(archive);
            assertThat(listing.entries()).hasSize(5);
            assertThat(listing.complete()).isFalse();
            assertThat(listing.warnings()).singleElement().asString().contains("says that there are more");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "299 pacs: \"Modality was not matched.\"",
                "299 pacs Modality was not matched.",
                "299 - \"Modality was not matched.\""
            })
    void what_else_the_archive_warns_of_is_passed_on_once(String header) throws IOException {
        try (LoopbackArchive archive = archive(Habits.capped(5), 12)) {
            archive.warn(header);
            Listing listing = list(archive);
            assertThat(listing.warnings())
                    .containsExactly(archive.address() + "/series says: Modality was not matched.");
            assertThat(listing.complete()).isTrue();
        }
    }
}
