package org.toposeg.web.training.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import org.toposeg.report.chart.Curves;
import tools.jackson.databind.json.JsonMapper;

/** The element {@code <curve-chart>}: a drawing, a legend, and the values under the pointer. */
@Tag("curve-chart")
@JsModule("context://viewer/curve-chart.js")
final class CurveChart extends Component {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Line(String name, String color, boolean dashed, List<double[]> points) {}

    private record Shown(String svg, Curves.Axis x, Curves.Axis y, double top, double bottom, List<Line> lines) {}

    void show(Curves.Figure figure) {
        List<Line> lines = figure.curves().stream()
                .map(curve -> new Line(curve.name(), curve.paint(), curve.dashed(), curve.points()))
                .toList();
        getElement()
                .setPropertyJson(
                        "figure",
                        JSON.valueToTree(
                                new Shown(figure.svg(), figure.x(), figure.y(), figure.top(), figure.bottom(), lines)));
    }
}
