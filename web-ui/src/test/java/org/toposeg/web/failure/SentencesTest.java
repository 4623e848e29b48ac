package org.toposeg.web.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.toposeg.volume.InputException;

class SentencesTest {

    @Test
    void keeps_what_was_written_for_people_without_the_folders() {
        InputException failure =
                new InputException("/srv/data/studies/7/scan.nii.gz: the spacing must be > 0, got -1.");
        assertThat(Sentences.of("scan.nii.gz could not be added", failure))
                .isEqualTo("scan.nii.gz: the spacing must be > 0, got -1.");
    }

    @Test
    void hides_the_temporary_folder_also_where_it_has_blanks_and_names_of_classes() {
        String folder = Path.of(System.getProperty("java.io.tmpdir")).toString();
        assertThat(Sentences.withoutPlaces("in " + folder + "/toposeg-upload77/a.nii of C:\\Data\\x\\b.nii"))
                .isEqualTo("in a.nii of b.nii");
        assertThat(Sentences.withoutPlaces("java.io.IOException: broken, org.h2.jdbc.JdbcSQLException$Inner here"))
                .isEqualTo("broken, here");
    }

    @Test
    void leaves_addresses_fractions_and_ratios_alone() {
        String text = "see https://example.org/a/b, 1/2 and/or 0.5/0.7 mm, U-Net v1.2.";
        assertThat(Sentences.withoutPlaces(text)).isEqualTo(text);
    }

    @Test
    void says_of_any_other_failure_only_what_failed_and_a_reference() {
        String sentence = Sentences.of(
                "The study could not be stored",
                new UncheckedIOException(new NoSuchFileException("/srv/data/studies/7/image-0.nii.gz")));
        assertThat(sentence)
                .startsWith("The study could not be stored. ")
                .containsPattern("under [0-9a-f]{8}\\.$")
                .doesNotContain("/srv", "image-0", "NoSuchFile");
    }
}
