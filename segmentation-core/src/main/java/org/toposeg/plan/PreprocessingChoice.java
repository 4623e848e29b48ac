package org.toposeg.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.preprocess.Interpolation;
import org.toposeg.preprocess.Normalization;
import org.toposeg.preprocess.Normalization.Scheme;
import org.toposeg.preprocess.Preprocessing;

/** Target spacing, crop and normalisation. */
final class PreprocessingChoice {

    private static final double ANISOTROPY = 3;
    private static final double MUCH_ZERO = 0.75;
    private static final double SAME = 1e-3;

    private PreprocessingChoice() {}

    static Preprocessing choose(CaseSource source, Fingerprint fingerprint, List<Reason> reasons) {
        boolean crop = fingerprint.geometry().nonzeroFraction() < MUCH_ZERO;
        reasons.add(new Reason(
                "crop to nonzero",
                crop ? "yes" : "no",
                "the box of nonzero voxels is %.0f %% of the median image"
                        .formatted(100 * fingerprint.geometry().nonzeroFraction())));
        List<Normalization> normalization = new ArrayList<>();
        for (int c = 0; c < source.channels().size(); c++) {
            normalization.add(normalization(
                    source.channels().get(c), fingerprint.intensities().get(c), crop, reasons));
        }
        return new Preprocessing(spacing(fingerprint, reasons), normalization, crop, Interpolation.CUBIC, true);
    }

    /** For a planar network on volumes: slices stay where they are. */
    static Preprocessing slices(Preprocessing volumes, List<Reason> reasons) {
        reasons.add(new Reason(
                "slices",
                "along z each image's own",
                "the network sees one slice at a time; resampling across slices would only blur or lose some"));
        List<Double> target = volumes.targetSpacing();
        return volumes.at(List.of(target.get(0), target.get(1), 0.0));
    }

    static Preprocessing refit(Preprocessing old, Fingerprint fingerprint) {
        List<Normalization> fitted = IntStream.range(0, old.channels().size())
                .mapToObj(c -> old.channels().get(c).scheme() == Scheme.CT
                        ? ct(fingerprint.intensities().get(c))
                        : old.channels().get(c))
                .toList();
        return new Preprocessing(old.targetSpacing(), fitted, old.cropToNonzero(), old.interpolation(), old.reorient());
    }

    private static Normalization normalization(
            String channel, Fingerprint.Intensity intensity, boolean crop, List<Reason> reasons) {
        String name = channel.toLowerCase(Locale.ROOT);
        Normalization chosen;
        String why;
        if (name.equals("ct") || name.equals("cta")) {
            chosen = ct(intensity);
            why = "Hounsfield units mean the same in every case: clip to the training foreground's percentiles "
                    + "%.0f..%.0f, then its mean and deviation".formatted(chosen.lower(), chosen.upper());
        } else if (name.equals("nonorm") || name.equals("none")) {
            chosen = Normalization.of(Scheme.NONE);
            why = "the data set asks for none";
        } else if (name.startsWith("rescale")) {
            chosen = Normalization.of(Scheme.MIN_MAX);
            why = "the data set asks for 0..1";
        } else {
            chosen = Normalization.of(crop ? Scheme.ZSCORE_NONZERO : Scheme.ZSCORE);
            why = crop
                    ? "intensities have no common scale, and much of the image is empty"
                    : "intensities have no common scale: each case by its own mean and deviation";
        }
        reasons.add(new Reason("normalisation of " + channel, chosen.scheme().name(), why));
        return chosen;
    }

    private static Normalization ct(Fingerprint.Intensity i) {
        return new Normalization(Scheme.CT, i.mean(), i.deviation(), i.percentile005(), i.percentile995());
    }

    private static List<Double> spacing(Fingerprint fingerprint, List<Reason> reasons) {
        if (fingerprint.geometry().medianSize().get(2) == 1) {
            reasons.add(new Reason("target spacing", "each image's own", "planar images are segmented pixel by pixel"));
            return null;
        }
        // Headers hold 4-byte floats: 1.2 mm reads as 1.19999998.
        List<Double> target = new ArrayList<>(fingerprint.geometry().medianSpacing().stream()
                .map(s -> Math.round(s * 1e5) / 1e5)
                .toList());
        String why = "the median of the training cases";
        int coarse = IntStream.range(0, 3)
                .boxed()
                .max(Comparator.comparing(target::get))
                .orElseThrow();
        double finest = target.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double low = fingerprint.geometry().spacingRange().get(coarse).getFirst();
        if (target.get(coarse) / finest > ANISOTROPY && low < target.get(coarse) - SAME) {
            target.set(coarse, Math.max(low, finest));
            why += "; along the coarse axis the finest one, so that no case loses slices";
        }
        why += ThinStructures.refine(target, fingerprint);
        boolean equal = fingerprint.geometry().spacingRange().stream().allMatch(r -> r.get(1) - r.get(0) < SAME);
        why += equal ? " (all are equal)" : "";
        reasons.add(new Reason("target spacing", target + " mm", why));
        return target;
    }
}
