package org.toposeg.train.record;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.file.AtomicFile;
import org.toposeg.plan.Plan;
import org.toposeg.train.data.PreparedCase;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * {@code examples/epoch-NNNNN.png}: how one held-out case was segmented after each validation, always in the same slice,
 * the one where its largest structure is largest. The first picture and the last {@value #LAST} are kept.
 */
public final class ExampleFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ExampleFolder.class);
    private static final int LAST = 40;
    private static final Pattern NAME = Pattern.compile("epoch-(\\d{5,9})\\.png");
    private static final Vec3 ISOTROPIC = new Vec3(1, 1, 1);

    private final Path folder;
    private final Plan plan;
    private final PreparedCase shown;
    private final int slice;

    /** @param heldOut without any the folder stays empty */
    public ExampleFolder(Path folder, List<PreparedCase> heldOut, Plan plan) {
        this.folder = folder;
        this.plan = plan;
        this.shown = heldOut.stream()
                .filter(c -> largest(c) > 0)
                .findFirst()
                .orElse(heldOut.isEmpty() ? null : heldOut.getFirst());
        this.slice = shown == null ? 0 : slice(shown);
    }

    /** Draws the case if it is the one that is shown. A picture that cannot be written does not end a training. */
    public void offer(int epoch, PreparedCase c, float[][] probabilities) {
        if (c != shown) {
            return;
        }
        int[] labels = plan.labelValues().stream().mapToInt(Integer::intValue).toArray();
        Vec3 spacing = plan.preprocessing().spacingFor(ISOTROPIC);
        try {
            Path file = folder.resolve(String.format(Locale.ROOT, "epoch-%05d.png", epoch));
            RenderedImage picture = ExamplePicture.of(c, slice, probabilities, labels, spacing);
            AtomicFile.write(file, out -> ImageIO.write(picture, "png", out));
            thin();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the example of epoch {} could not be written to {}: {}", epoch, folder, e.getMessage());
        }
    }

    /** Drops the pictures after the epoch from which a run goes on. */
    public void keepUpTo(int epoch) {
        try {
            all().stream().filter(file -> epoch(file) > epoch).forEach(ExampleFolder::delete);
        } catch (UncheckedIOException e) {
            LOG.warn("old examples in {} could not be removed: {}", folder, e.getMessage());
        }
    }

    private void thin() {
        List<Path> all = all();
        if (all.size() > LAST + 1) {
            all.subList(1, all.size() - LAST).forEach(ExampleFolder::delete);
        }
    }

    private List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> epoch(file) > 0)
                    .sorted(Comparator.comparingInt(ExampleFolder::epoch))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0 for another file. */
    private static int epoch(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class, but background, with the most voxels; 0 if there is none. */
    private static int largest(PreparedCase c) {
        long[] voxels = new long[256];
        for (int v = 0; v < c.classes().capacity(); v++) {
            voxels[c.classAt(v)]++;
        }
        int largest = 0;
        for (int k = 1; k < voxels.length; k++) {
            largest = voxels[k] > (largest == 0 ? 0 : voxels[largest]) ? k : largest;
        }
        return largest;
    }

    private static int slice(PreparedCase c) {
        Size size = c.size();
        int plane = size.x() * size.y();
        int wanted = largest(c);
        int best = size.z() / 2;
        int most = 0;
        for (int z = 0; z < size.z() && wanted > 0; z++) {
            int found = 0;
            for (int v = z * plane; v < (z + 1) * plane; v++) {
                found += c.classAt(v) == wanted ? 1 : 0;
            }
            if (found > most) {
                most = found;
                best = z;
            }
        }
        return best;
    }
}
