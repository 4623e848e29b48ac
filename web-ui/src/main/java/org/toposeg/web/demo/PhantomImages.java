package org.toposeg.web.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.toposeg.datasets.phantom.Phantom;
import org.toposeg.datasets.phantom.PhantomDataSet;
import org.toposeg.web.study.Structure;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.StudyService.NewStudy;

/** Three phantoms the shipped model has not seen, with their truth as reference; also written as a data set. */
public final class PhantomImages implements DemoSource {

    private static final int STUDIES = 3;
    private static final int EDGE = 96;

    @Override
    public void requireUsable() {
        // Generated: nothing can be missing.
    }

    @Override
    public String sentence() {
        return "Generating " + STUDIES + " phantom studies (vessel trees and lesions in noise, with their truth)";
    }

    @Override
    public List<String> addTo(DemoStore store) {
        PhantomDataSet.write(folder(store.dataFolder()), 1, STUDIES, EDGE, (name, phantom) -> {
            if (!store.contains(name)) {
                add(store, name, phantom);
            }
        });
        return List.of();
    }

    private static void add(DemoStore store, String name, Phantom phantom) {
        Study study = store.studies()
                .add(new NewStudy(name, "Phantom", "OT", "generated", List.of(phantom.image()), Map.of()));
        store.studies().addReference(study.id(), phantom.truth(), structures());
    }

    private static List<Structure> structures() {
        return Phantom.LABELS.entrySet().stream()
                .filter(label -> label.getKey() != 0)
                .map(label -> Structure.of(label.getKey(), label.getValue()))
                .toList();
    }

    @Override
    public Path folder(Path dataFolder) {
        return dataFolder.resolve("phantoms");
    }
}
