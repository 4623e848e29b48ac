package org.toposeg.plan.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.toposeg.plan.Fingerprint;
import org.toposeg.plan.Reason;
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
        } else if (name.equals("rgb_to_0_1") || name.equals("rgbto01")) {
            chosen = Normalization.of(Scheme.RGB_TO_0_1);
            why = "the data set asks for pictures of 0..255 as 0..1";
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
        List<Double> target = new ArrayList<>(fingerprint.geometry().medianSpacing().stream()
                .map(PreprocessingChoice::rounded)
                .toList());
        String why = "the median of the training cases" + coarseAxis(target, fingerprint.geometry());
        why += ThinStructures.refine(target, fingerprint);
        boolean equal = fingerprint.geometry().spacingRange().stream().allMatch(r -> r.get(1) - r.get(0) < SAME);
        why += equal ? " (all are equal)" : "";
        reasons.add(new Reason("target spacing", target + " mm", why));
        return target;
    }

    /**
     * nnU-Net's rule for thick slices: where one axis is much coarser than both others and has few voxels, its spacing is
     * the 10th percentile, so that most cases lose no slices and a single thin-sliced case does not decide.
     *
     * @param target x, y, z in mm, changed in place
     * @return what to add to the reason; empty if the rule does not apply
     */
    private static String coarseAxis(List<Double> target, Fingerprint.Geometry geometry) {
        int coarse = IntStream.range(0, 3)
                .boxed()
                .max(Comparator.comparing(target::get))
                .orElseThrow();
        double others = others(coarse).mapToDouble(target::get).max().orElseThrow();
        int voxels = others(coarse).map(geometry.medianSize()::get).min().orElseThrow();
        if (target.get(coarse) <= ANISOTROPY * others || geometry.medianSize().get(coarse) * ANISOTROPY >= voxels) {
            return "";
        }
        target.set(coarse, Math.max(rounded(geometry.fineSpacing().get(coarse)), others));
        return "; along %s, more than 3 times as coarse as the other axes with less than a third of their voxels, "
                        .formatted("xyz".charAt(coarse))
                + "the 10th percentile (nnU-Net's rule), but no finer than the other axes";
    }

    private static IntStream others(int axis) {
        return IntStream.range(0, 3).filter(a -> a != axis);
    }

    /** Headers hold 4-byte floats: 1.2 mm reads as 1.19999998. */
    private static double rounded(double mm) {
        return Math.round(mm * 1e5) / 1e5;
    }
}
