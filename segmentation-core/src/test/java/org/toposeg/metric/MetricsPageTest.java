package org.toposeg.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    @Test
    void the_reference_page_is_the_registrys() throws IOException {
        Path page = Path.of("../docs/reference/metrics.md");
        assertThat(Files.readString(page).strip())
                .as("stale: run ./toposeg evaluate --list-metrics > docs/reference/metrics.md")
                .isEqualTo(MetricsPage.markdown().strip());
    }
}
