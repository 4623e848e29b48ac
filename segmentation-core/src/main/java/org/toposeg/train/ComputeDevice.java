package org.toposeg.train;

import java.util.List;

/**
 * A device on which an engine can compute.
 *
 * @param name as in {@code --device}: {@code cpu}, {@code cuda:0}
 * @param description for people: the model, or what is missing
 * @param memory of the device in bytes, -1 where it is not known
 * @param precisions that it computes in
 */
public record ComputeDevice(String name, String description, long memory, List<EngineOptions.Precision> precisions) {

    /** This machine's processor. */
    public static ComputeDevice cpu(List<EngineOptions.Precision> precisions) {
        Runtime runtime = Runtime.getRuntime();
        return new ComputeDevice(
                "cpu",
                runtime.availableProcessors() + " cores, " + System.getProperty("os.arch"),
                HostMemory.total(),
                precisions);
    }
}
