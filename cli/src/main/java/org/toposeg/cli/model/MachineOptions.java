package org.toposeg.cli.model;

import org.toposeg.train.EngineOptions;
import org.toposeg.workflow.train.TrainRequest;
import picocli.CommandLine.Option;

/** By what {@code train} computes, and for how long. */
final class MachineOptions {

    @Option(names = "--max-minutes", defaultValue = "0", description = "Stop after this time, 0 for no limit.")
    private double maxMinutes;

    @Option(names = "--engine", description = "nd4j or libtorch (the fastest present).")
    private String engineName;

    @Option(
            names = "--device",
            defaultValue = "cpu",
            description = "cpu, cuda, cuda:N, or several by commas, which share each batch (${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--precision", defaultValue = "FP32", description = "fp32, bf16 or fp16 (${DEFAULT-VALUE}).")
    private EngineOptions.Precision precision;

    @Option(
            names = "--memory-limit",
            paramLabel = "GIB",
            defaultValue = "0",
            description = "Refuse a plan whose step needs more on a device; 0 for no limit.")
    private double memoryLimit;

    @Option(
            names = "--fast",
            description = "Allow algorithms whose results differ in the last bits from run to run (GPU).")
    private boolean fast;

    TrainRequest.Machine machine() {
        return new TrainRequest.Machine(engineName, device, precision, memoryLimit, fast, maxMinutes);
    }
}
