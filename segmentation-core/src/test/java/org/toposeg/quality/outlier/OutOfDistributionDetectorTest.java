package org.toposeg.quality.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.toposeg.quality.Finding;
import org.toposeg.quality.QualityCheck;
import org.toposeg.quality.QualityInput;
import org.toposeg.quality.QualityReport;
import org.toposeg.volume.Grid;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

class OutOfDistributionDetectorTest {

    private static final Size SIZE = new Size(24, 20, 6);

    /** A bright block in noise; blurred noise and dark blocks are other "protocols". */
    private static double[] image(long seed, double noise, double contrast) {
        Random random = new Random(seed);
        float[] values = new float[SIZE.voxels()];
        float[][] probabilities = new float[2][SIZE.voxels()];
        for (int v = 0; v < values.length; v++) {
            boolean inside = v % SIZE.x() > 8 && v % SIZE.x() < 16;
            values[v] = (float) ((inside ? contrast : 0) + noise * random.nextGaussian());
            probabilities[1][v] = inside ? 0.9f : 0.1f;
            probabilities[0][v] = 1 - probabilities[1][v];
        }
        return ImageFeatures.of(new float[][] {values}, probabilities, SIZE, new Vec3(1, 1, 2));
    }

    /** One of the familiar kind. */
    private static double[] defaults(long seed) {
        Random random = new Random(-seed);
        return image(seed, 0.3 + 0.05 * random.nextDouble(), 2 + random.nextDouble());
    }

    private static OutOfDistributionDetector familiar(int cases) {
        List<List<Double>> rows = LongStream.range(0, cases)
                .mapToObj(c -> Arrays.stream(defaults(c)).boxed().toList())
                .toList();
        return new OutOfDistributionDetector(ImageFeatures.names(1), rows);
    }

    @Test
    void images_of_the_same_kind_are_rarely_unfamiliar_and_one_with_other_noise_is() {
        OutOfDistributionDetector familiar = familiar(40);
        int beyond = 0;
        for (int seed = 1000; seed < 1200; seed++) {
            OutOfDistributionScore like = familiar.of(defaults(seed)).orElseThrow();
            beyond += like.score() > like.greatest() ? 1 : 0;
        }
        OutOfDistributionScore noisy = familiar.of(image(1000, 1.5, 2.5)).orElseThrow();

        // 1 of 41 in the mean over familiar sets, and three standard errors of 200 images more
        assertThat(beyond / 200.0).isLessThan(1.0 / 41 + 3 * Math.sqrt(1.0 / 41 / 200));
        assertThat(noisy.score()).isGreaterThan(2 * noisy.greatest());
        assertThat(noisy.chance()).isCloseTo(1.0 / 41, within(1e-12));
        assertThat(noisy.cases()).isEqualTo(40);
    }

    /** With one feature nothing is shrunk: the distance is that in standard deviations. */
    @Test
    void with_one_feature_the_distance_is_in_standard_deviations() {
        List<List<Double>> rows = new ArrayList<>();
        for (int c = 0; c < 20; c++) {
            rows.add(List.of((double) c));
        }
        OutOfDistributionScore far = new OutOfDistributionDetector(List.of("number"), rows)
                .of(new double[] {30})
                .orElseThrow();

        // mean 9.5, variance (20² − 1) / 12 · 20 / 19 = 35
        assertThat(far.score()).isCloseTo(20.5 / Math.sqrt(35), within(1e-12));
        assertThat(far.feature()).isEqualTo("number");
    }

    @Test
    void few_images_tell_nothing() {
        assertThat(familiar(18).of(image(5, 0.3, 2))).isEmpty();
    }

    @Test
    void an_unfamiliar_image_is_a_finding_about_the_whole_image() {
        LabelMap labels = LabelMap.zeros(Grid.of(SIZE, new Vec3(1, 1, 2)));
        OutOfDistributionScore noisy = familiar(40).of(image(1000, 1.5, 2.5)).orElseThrow();

        QualityReport report =
                QualityCheck.of(QualityInput.of(labels, Map.of(1, "block")).with(noisy));

        assertThat(report.findings()).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo(Finding.Kind.UNFAMILIAR_IMAGE);
            assertThat(f.severity()).isEqualTo(Finding.Severity.HIGH);
            assertThat(f.label()).isZero();
            assertThat(f.sentence()).startsWith("The image is unlike each of the 40 on which the model was calibrated");
        });
    }
}
