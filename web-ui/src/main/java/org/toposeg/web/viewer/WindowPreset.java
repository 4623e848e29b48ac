package org.toposeg.web.viewer;

import java.util.ArrayList;
import java.util.List;
import org.toposeg.web.study.Study;

/** Which intensities are shown black and white. CT has absolute units, so it gets the usual windows. */
record WindowPreset(String name, double low, double high) {

    private static final List<WindowPreset> CT = List.of(
            ct("CT soft tissue", 40, 400),
            ct("CT lung", -600, 1500),
            ct("CT bone", 400, 1800),
            ct("CT brain", 40, 80),
            ct("CT angiography", 300, 600),
            ct("CT liver", 60, 160));

    /** The study's own window first. */
    static List<WindowPreset> of(Study study) {
        double low = study.windowLow();
        double width = study.windowHigh() - low;
        List<WindowPreset> presets = new ArrayList<>();
        presets.add(new WindowPreset("Default", low, low + width));
        presets.add(new WindowPreset("High contrast", low + 0.2 * width, low + 0.75 * width));
        presets.add(new WindowPreset("Wide", low - 0.25 * width, low + 1.5 * width));
        presets.add(new WindowPreset("Bright", low, low + 0.6 * width));
        if (study.modality().equals("CT")) {
            presets.addAll(CT);
        }
        return presets;
    }

    private static WindowPreset ct(String name, double centre, double width) {
        return new WindowPreset(name, centre - width / 2, centre + width / 2);
    }
}
