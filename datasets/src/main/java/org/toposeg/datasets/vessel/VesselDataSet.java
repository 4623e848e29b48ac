package org.toposeg.datasets.vessel;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.toposeg.datasets.NnUNetFolder;

/** Writes vessels as a data set in nnU-Net's layout, with centre lines and graphs beside it. */
public final class VesselDataSet {

    private VesselDataSet() {}

    /**
     * Writes vessels of the seeds {@code first}, {@code first + 1} and so on, named {@code vessels_SEED}: besides image and
     * label the line in {@code centrelinesTr/CASE.nii.gz} and the graph in {@code graphsTr/CASE.json}. The description
     * comes last: where it is, all files are.
     *
     * @param count at least 1
     * @param written told the name and the vessels after each
     */
    public static void write(
            Path folder, long first, int count, VesselOptions options, BiConsumer<String, VesselCase> written) {
        if (count < 1) {
            throw new IllegalArgumentException("a data set needs at least 1 case, got " + count);
        }
        NnUNetFolder cases = new NnUNetFolder(folder);
        for (int n = 0; n < count; n++) {
            String name = "vessels_" + (first + n);
            VesselCase vessels = VesselGenerator.generate(first + n, options);
            cases.add(name, vessels.image(), vessels.label());
            cases.addLabels("centrelinesTr", name, vessels.centreline());
            cases.addJson("graphsTr", name, GraphDocument.of(vessels, options, first + n));
            written.accept(name, vessels);
        }
        cases.describe("Vessels", "TOF", VesselCase.LABELS);
    }
}
