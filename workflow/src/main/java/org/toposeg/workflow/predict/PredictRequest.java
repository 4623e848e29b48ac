package org.toposeg.workflow.predict;

import java.nio.file.Path;
import java.util.List;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelException;
import org.toposeg.workflow.InvalidRequestException;
import org.toposeg.workflow.study.Results;

/**
 * Which images are to be segmented with which model, and what is to be written.
 *
 * <pre>{@code
 * PredictRequest request = PredictRequest.builder(bundle, List.of(Path.of("images")), Path.of("labels"))
 *         .tta(true)
 *         .build();
 * PredictResult result = new PredictRun(request).run(b -> b.load("onnx", "cpu"), ProgressListener.NONE, Listener.NEVER);
 * }</pre>
 *
 * @param inputs files and folders of images
 * @param output a file for one case, else a folder that gets {@code CASE.nii.gz}
 * @param tileOverlap of neighbouring windows, from 0 to below 1, or null for the model's own
 * @param tta whether to average over mirrored inputs, along the axes that the model allows
 * @param probabilities whether to write a probability map for each label, too
 * @param guarantee whether to write what a calibrated model guarantees, too
 * @param skipExisting whether to leave out cases whose results are all there
 */
public record PredictRequest(
        Bundle bundle,
        List<Path> inputs,
        Path output,
        Double tileOverlap,
        boolean tta,
        boolean probabilities,
        boolean guarantee,
        boolean skipExisting) {

    /**
     * @throws InvalidRequestException if the overlap is out of range
     * @throws ModelException if guarantees are asked of a model that was not calibrated
     */
    public PredictRequest {
        if (tileOverlap != null && !(tileOverlap >= 0 && tileOverlap < 1)) {
            throw new InvalidRequestException("--tile-overlap must be at least 0 and below 1, got " + tileOverlap);
        }
        if (guarantee) {
            Guarantees.of(bundle);
        }
        inputs = List.copyOf(inputs);
    }

    public static Builder builder(Bundle bundle, List<Path> inputs, Path output) {
        return new Builder(bundle, inputs, output);
    }

    /** Whether the output is one file, which only one case can have. */
    boolean isSingle() {
        return Results.isFile(output);
    }

    PredictFiles files(String title) {
        return new PredictFiles(isSingle() ? output : output.resolve(title + ".nii.gz"));
    }

    /** Without further calls: the model's own windows, labels only, every case. */
    public static final class Builder {

        private final Bundle bundle;
        private final List<Path> inputs;
        private final Path output;
        private Double tileOverlap;
        private boolean tta;
        private boolean probabilities;
        private boolean guarantee;
        private boolean skipExisting;

        private Builder(Bundle bundle, List<Path> inputs, Path output) {
            this.bundle = bundle;
            this.inputs = inputs;
            this.output = output;
        }

        /** @param overlap from 0 to below 1, or null for the model's own */
        public Builder tileOverlap(Double overlap) {
            tileOverlap = overlap;
            return this;
        }

        public Builder tta(boolean mirror) {
            tta = mirror;
            return this;
        }

        public Builder probabilities(boolean maps) {
            probabilities = maps;
            return this;
        }

        public Builder guarantee(boolean promises) {
            guarantee = promises;
            return this;
        }

        public Builder skipExisting(boolean skip) {
            skipExisting = skip;
            return this;
        }

        /**
         * @throws InvalidRequestException if the overlap is out of range
         * @throws ModelException if guarantees are asked of a model that was not calibrated
         */
        public PredictRequest build() {
            return new PredictRequest(bundle, inputs, output, tileOverlap, tta, probabilities, guarantee, skipExisting);
        }
    }
}
