package org.toposeg.web.model;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import org.toposeg.model.ModelCalibration;

/** Whether a model's probabilities mean what they say: in a sentence, and with its reliability diagrams on request. */
final class CalibrationPart extends Div {

    private static final long serialVersionUID = 1L;

    CalibrationPart(ModelEntry model, ModelCalibration calibration) {
        addClassName("calibration");
        add(new Paragraph(sentence(calibration)));
        if (model.bundle().calibrationReport().isPresent()) {
            String address = "api/models/" + model.name() + "/calibration.";
            add(report(address), downloads(address));
        }
    }

    private static String sentence(ModelCalibration c) {
        String errors = c.error().before() == null || c.error().after() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Calibration error (ECE) before %.3f, after %.3f, on %d cases that neither training nor the"
                                + " calibration saw.",
                        c.error().before(),
                        c.error().after(),
                        c.cases().measured().size());
        return "Calibrated on " + c.data() + " by "
                + c.scaling().method().name().toLowerCase(Locale.ROOT) + " scaling." + errors;
    }

    /** Loaded only when somebody opens it. */
    private static NativeDetails report(String address) {
        IFrame frame = new IFrame();
        frame.setTitle("Calibration report");
        frame.addClassName("report");
        NativeDetails details = new NativeDetails("Reliability diagrams and guarantees", frame);
        details.addToggleListener(toggle -> {
            if (toggle.isOpened()) {
                frame.setSrc(address + "html");
            }
        });
        return details;
    }

    private static Div downloads(String address) {
        Div links = new Div();
        links.addClassName("downloads");
        for (String format : List.of("pdf", "html", "json")) {
            Anchor link = new Anchor(address + format, format.toUpperCase(Locale.ROOT));
            link.setDownload(true);
            link.addClassName("download");
            links.add(link);
        }
        return links;
    }
}
