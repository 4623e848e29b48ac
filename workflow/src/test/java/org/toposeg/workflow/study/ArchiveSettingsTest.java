package org.toposeg.workflow.study;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.dicom.web.ArchiveException;

class ArchiveSettingsTest {

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void an_archive_that_is_silent_is_given_up_after_the_time_that_the_environment_says() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                DicomWebStudies archive = new DicomWebStudies(
                        "http://localhost:" + silent.getLocalPort(),
                        null,
                        Map.of("TOPOSEG_DICOMWEB_TIMEOUT", "1", "TOPOSEG_DICOMWEB_ATTEMPTS", "1"))) {
            assertThatThrownBy(() -> archive.find(null, 1))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("after 1 attempts (nothing came for 1.0 s)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "a minute"})
    void a_time_that_is_no_whole_number_is_refused_by_its_name(String text) {
        assertThatThrownBy(
                        () -> new DicomWebStudies("http://localhost:1", null, Map.of("TOPOSEG_DICOMWEB_TIMEOUT", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TOPOSEG_DICOMWEB_TIMEOUT is \"" + text + "\"");
    }
}
