package org.toposeg.web.viewer;

import java.util.List;
import java.util.Locale;
import org.toposeg.web.study.SegmentationVersion;
import org.toposeg.web.study.Structure;
import org.toposeg.web.study.StructureMeasures;
import org.toposeg.web.study.Study;

/** What {@code <niivue-viewer>} needs to know; field names are the element's. */
record ViewerConfig(String image, double[] window, List<WindowPreset> presets, Overlay overlay) {

    static ViewerConfig of(Study study, SegmentationVersion segmentation) {
        String base = "api/studies/" + study.id();
        return new ViewerConfig(
                base + "/image-0.nii.gz",
                new double[] {study.windowLow(), study.windowHigh()},
                WindowPreset.of(study),
                segmentation == null ? null : Overlay.of(base, segmentation));
    }

    record Overlay(String url, String surfaces, List<Entry> structures) {

        static Overlay of(String base, SegmentationVersion segmentation) {
            String url = base + "/segmentation-" + segmentation.version();
            return new Overlay(
                    url + ".nii.gz",
                    url + "/surfaces",
                    segmentation.structures().stream()
                            .map(structure -> Entry.of(structure, segmentation))
                            .toList());
        }
    }

    record Entry(int label, String name, String color, String volume) {

        static Entry of(Structure structure, SegmentationVersion segmentation) {
            String volume = segmentation
                    .measures(structure.label())
                    .map(StructureMeasures::volumeMl)
                    .map(Entry::millilitres)
                    .orElse("");
            return new Entry(structure.label(), structure.name(), structure.color(), volume);
        }

        private static String millilitres(double ml) {
            return String.format(Locale.ROOT, ml < 10 ? "%.3f ml" : "%.1f ml", ml);
        }
    }
}
