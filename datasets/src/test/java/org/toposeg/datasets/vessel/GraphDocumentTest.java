package org.toposeg.datasets.vessel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.toposeg.plan.PlanFile;

class GraphDocumentTest {

    /** Other programs read these files. */
    @Test
    void a_graph_is_written_as_it_was_read() throws IOException {
        try (InputStream in = GraphDocumentTest.class.getResourceAsStream("/json/graph.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            GraphDocument graph = PlanFile.JSON.readValue(text, GraphDocument.class);
            assertThat(PlanFile.JSON.writeValueAsString(graph) + "\n").isEqualTo(text);
        }
    }
}
