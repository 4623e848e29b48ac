package org.toposeg.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.toposeg.io.ImageFiles;
import org.toposeg.quality.QualityCheck;
import org.toposeg.quality.QualityInput;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.LabelMap;
import org.toposeg.web.security.Accounts;
import org.toposeg.web.study.Structure;
import org.toposeg.web.study.Study;
import org.toposeg.web.study.StudyFiles;
import org.toposeg.web.study.StudyService;
import org.toposeg.web.study.Worklist;

/** Runs the whole application on a free port with a data folder of its own. */
@SpringBootTest(classes = WebApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class ApplicationTest {

    protected static final List<Structure> STRUCTURES =
            List.of(Structure.of(1, "Vessel tree"), Structure.of(2, "Lesion"));

    /** Where trainings are looked for. */
    protected static final Path RUNS = temporaryFolder();

    private static final Path DATA = temporaryFolder();

    @LocalServerPort
    protected int port;

    @Autowired
    protected StudyService studies;

    @Autowired
    protected Worklist worklist;

    @Autowired
    protected StudyFiles files;

    @Autowired
    protected Accounts accounts;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry properties) {
        properties.add("toposeg.data", DATA::toString);
        properties.add("toposeg.runs", RUNS::toString);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("toposeg-web");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Test classes share one application. */
    @BeforeEach
    void emptyTheWorklist() {
        worklist.all().forEach(item -> studies.delete(item.study().id(), "a test"));
    }

    protected String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** A study with image, reference and a first segmentation from which the tips of the vessels are missing. */
    protected Study segmentedStudy(String name, int edge) {
        LabelMap reference = VesselTree.labels(edge);
        Study study = studies.add(new StudyService.NewStudy(
                name,
                "Subject of " + name,
                "MR",
                "generated",
                List.of(VesselTree.image(reference)),
                Map.of("sex", "female")));
        studies.addReference(study.id(), reference, STRUCTURES);
        LabelMap found = reference.copy();
        java.util.Arrays.fill(found.data(), found.data().length * 2 / 3, found.data().length, (short) 0);
        ImageFiles.writeLabels(found, files.segmentation(study.id(), 1));
        QualityReport quality = QualityCheck.of(QualityInput.of(found, Map.of(1, "Vessel tree", 2, "Lesion")));
        studies.record(study.id(), 1, "test model", found, STRUCTURES, quality);
        return study;
    }
}
