package org.toposeg.cli;

import java.util.ServiceLoader;
import java.util.TreeSet;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.model.Bundle;
import org.toposeg.model.LoadedModel;
import org.toposeg.workflow.InvalidRequestException;
import picocli.CommandLine.Option;

/** The options of the commands that segment: with what and where. */
public final class InferenceOptions {

    @Option(names = "--engine", defaultValue = "onnx", description = "onnx, nd4j or libtorch (${DEFAULT-VALUE}).")
    private String engine;

    @Option(
            names = "--device",
            defaultValue = "cpu",
            description = "cpu, cuda, cuda:N; with onnx also tensorrt (${DEFAULT-VALUE}).")
    private String device;

    /** @throws InvalidRequestException if no inference engine of this name is on the class path */
    public void requireKnown() {
        TreeSet<String> known = new TreeSet<>();
        ServiceLoader.load(InferenceEngine.class).forEach(candidate -> known.add(candidate.name()));
        if (!known.contains(engine)) {
            throw new InvalidRequestException(
                    "unknown inference engine \"" + engine + "\"; known: " + String.join(", ", known) + ".");
        }
    }

    public String engine() {
        return engine;
    }

    /** @throws IllegalArgumentException if the device is not there */
    public LoadedModel load(Bundle bundle) {
        return bundle.load(engine, device);
    }
}
