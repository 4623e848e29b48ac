package org.toposeg.datasets.phantom;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.toposeg.datasets.NnUNetFolder;

/** Writes phantoms as a data set in nnU-Net's layout. */
public final class PhantomDataSet {

    private PhantomDataSet() {}

    /**
     * Writes phantoms of the seeds {@code first}, {@code first + 1} and so on, named {@code phantom_SEED}. The
     * description comes last: where it is, all files are.
     *
     * @param edge voxels along each axis, at least 32
     * @param written told the name and the phantom after each
     */
    public static void write(Path folder, long first, int count, int edge, BiConsumer<String, Phantom> written) {
        if (count < 1 || edge < 32) {
            throw new IllegalArgumentException(
                    "a phantom data set needs at least 1 phantom of at least 32 voxels, got " + count + " of " + edge);
        }
        NnUNetFolder cases = new NnUNetFolder(folder);
        for (int n = 0; n < count; n++) {
            String name = "phantom_" + (first + n);
            Phantom phantom = PhantomGenerator.generate(first + n, edge);
            cases.add(name, phantom.image(), phantom.truth());
            written.accept(name, phantom);
        }
        cases.describe("Phantoms", "Phantom", Phantom.LABELS);
    }
}
