package org.toposeg.web.training.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.toposeg.web.study.Structure;
import org.toposeg.web.training.run.TrainingRun;
import tools.jackson.databind.json.JsonMapper;

/** The element {@code <example-slider>}: one held-out case after each validation. Pictures are fetched by REST. */
@Tag("example-slider")
@JsModule("context://viewer/example-slider.js")
final class ExampleSlider extends Component {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param address to which the epoch is appended */
    private record Examples(String address, List<Integer> epochs, List<Structure> structures) {}

    private transient Examples shown;

    /** @param run null for none */
    void show(TrainingRun run) {
        setVisible(run != null && !run.examples().isEmpty());
        if (run == null) {
            return;
        }
        String address =
                "api/training/example.png?run=" + URLEncoder.encode(run.path(), StandardCharsets.UTF_8) + "&epoch=";
        List<Structure> structures = run.labels().entrySet().stream()
                .map(label -> Structure.of(label.getKey(), label.getValue()))
                .toList();
        Examples now = new Examples(address, run.examples(), structures);
        if (!now.equals(shown)) {
            shown = now;
            getElement().setPropertyJson("examples", JSON.valueToTree(now));
        }
    }
}
