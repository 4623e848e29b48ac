package org.toposeg.web.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.toposeg.volume.InputException;
import org.toposeg.web.ApplicationTest;

/** What people read holds no SQL, no names of classes and no folders of the server. */
class ProblemsTest extends ApplicationTest {

    @Autowired
    private Problems problems;

    @Test
    void our_own_sentences_are_kept_without_the_folders_in_them() {
        Path file = files.image("some-study", 0);
        assertThat(problems.sentence("a test", new InputException(file + " is damaged (a/b of 3 / 4); see /x/y z.")))
                .isEqualTo("image-0.nii.gz is damaged (a/b of 3 / 4); see y z.");
        assertThat(problems.withoutFolders("https://example.org/a/b answers 500 in 3 ml/s"))
                .isEqualTo("https://example.org/a/b answers 500 in 3 ml/s");
    }

    @Test
    void of_any_other_failure_a_person_is_told_a_number() {
        String sentence = problems.sentence(
                "a test", new DataIntegrityViolationException("INSERT INTO study ... Value too long: 'Doe Jane'"));
        assertThat(sentence).contains("in its log, under ").doesNotContain("INSERT", "Doe", "Exception");
        assertThat(problems.sentence("a test", new IOException("/etc/x"))).doesNotContain("/etc");
        assertThat(problems.sentence("a test", new OutOfMemoryError("Java heap space")))
                .contains("memory did not suffice");
    }
}
