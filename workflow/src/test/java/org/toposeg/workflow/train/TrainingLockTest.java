package org.toposeg.workflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.workflow.InvalidRequestException;

class TrainingLockTest {

    @TempDir
    Path folder;

    @Test
    void a_second_training_in_a_folder_is_refused_until_the_first_has_ended() {
        try (TrainingLock first = TrainingLock.of(folder.resolve("run"))) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> TrainingLock.of(folder.resolve("./run")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("another training is at work in")
                    .hasMessageContaining("--output");
            assertThatCode(() -> TrainingLock.of(folder.resolve("elsewhere")).close())
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> TrainingLock.of(folder.resolve("run")).close()).doesNotThrowAnyException();
    }

    @Test
    void another_process_is_kept_out_and_one_that_was_killed_keeps_nobody_out() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('!');
            assertThatThrownBy(() -> TrainingLock.of(folder)).isInstanceOf(InvalidRequestException.class);
        } finally {
            holder.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
        assertThatCode(() -> TrainingLock.of(folder).close()).doesNotThrowAnyException();
    }

    /** Another process that takes the lock, says so, and waits for its end. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] folder) throws InterruptedException {
            try (TrainingLock lock = TrainingLock.of(Path.of(folder[0]))) {
                System.out.print(lock == null ? "?" : "!");
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }
}
