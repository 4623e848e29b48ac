package org.toposeg.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.toposeg.web.ApplicationTest;
import org.toposeg.web.study.StudyState;

/** The shipped model through the durable queue on phantoms it has not seen. */
public class DemoTest extends ApplicationTest {

    /** The model's card says 0.87 for vessels and 0.96 for lesions on held-out phantoms. */
    private static final double MIN_DICE = 0.8;

    @Autowired
    private Demo demo;

    @Test
    protected void segments_three_phantoms_and_compares_them_with_the_truth() throws InterruptedException {
        demo.add(new PhantomImages());
        demo.add(new PhantomImages());
        demo.segment("phantom", (fraction, note) -> {});
        assertThat(worklist.all()).hasSize(3).allSatisfy(item -> {
            assertThat(item.state()).isEqualTo(StudyState.SEGMENTED);
            assertThat(item.latest().orElseThrow().mean("dice").orElseThrow()).isGreaterThan(MIN_DICE);
            assertThat(files.segmentation(item.study().id(), 1)).exists();
        });
        assertThat(Files.exists(files.data().resolve("phantoms/imagesTr/phantom_1_0000.nii.gz")))
                .isTrue();
    }
}
