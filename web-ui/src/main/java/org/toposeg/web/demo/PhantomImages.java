package org.toposeg.web.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.StudyService.NewStudy;
import org.toposeg.web.study.VolumeFiles;

/** Three phantoms the shipped model has not seen, with their truth as reference; also written as a data set. */
public final class PhantomImages implements DemoSource {

    private static final int STUDIES = 3;
    private static final int EDGE = 96;
    private static final String DATASET = """
            {
              "name": "Phantoms",
              "channel_names": {"0": "Phantom"},
              "labels": {"background": 0, "Vessel tree": 1, "Lesions": 2},
              "numTraining": %d,
              "file_ending": ".nii.gz"
            }
            """;

    @Override
    public void requireUsable() {
        // Generated: nothing can be missing.
    }

    @Override
    public String sentence() {
        return "Generating " + STUDIES + " phantom studies (vessel trees and lesions in noise, with their truth)";
    }

    @Override
    public void addTo(DemoStore store) {
        Path folder = folder(store.dataFolder());
        create(folder);
        for (int n = 1; n <= STUDIES; n++) {
            String name = "phantom_" + n;
            if (!store.contains(name)) {
                add(store, folder, name, PhantomGenerator.generate(n, EDGE));
            }
        }
    }

    private static void add(DemoStore store, Path folder, String name, Phantom phantom) {
        VolumeFiles.write(phantom.image(), folder.resolve("imagesTr").resolve(name + "_0000.nii.gz"));
        VolumeFiles.write(phantom.truth(), folder.resolve("labelsTr").resolve(name + ".nii.gz"));
        Study study = store.studies()
                .add(new NewStudy(name, "Phantom", "OT", "generated", List.of(phantom.image()), Map.of()));
        store.studies().addReference(study.id(), phantom.truth(), Phantom.STRUCTURES);
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder.resolve("imagesTr"));
            Files.createDirectories(folder.resolve("labelsTr"));
            Files.writeString(folder.resolve("dataset.json"), DATASET.formatted(STUDIES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path folder(Path dataFolder) {
        return dataFolder.resolve("phantoms");
    }
}
