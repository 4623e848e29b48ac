package org.toposeg.workflow.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.toposeg.train.TrainingEngine;
import org.toposeg.workflow.InvalidRequestException;

/** The training engines on the class path. */
public final class Engines {

    /** Fastest first (measured, see docs/results.md). */
    private static final List<String> PREFERENCE = List.of("libtorch", "nd4j");

    private Engines() {}

    /**
     * @param name null for the fastest present
     */
    public static TrainingEngine training(String name) {
        List<TrainingEngine> known = new ArrayList<>();
        ServiceLoader.load(TrainingEngine.class).forEach(known::add);
        List<String> wanted = name == null ? PREFERENCE : List.of(name.toLowerCase(Locale.ROOT));
        for (String candidate : wanted) {
            for (TrainingEngine engine : known) {
                if (engine.name().equals(candidate) && (name != null || isUsable(engine))) {
                    return engine;
                }
            }
        }
        throw new InvalidRequestException("unknown training engine \"" + name + "\"; present: "
                + String.join(
                        ", ", known.stream().map(TrainingEngine::name).sorted().toList()));
    }

    private static boolean isUsable(TrainingEngine engine) {
        return engine.devices().stream().anyMatch(device -> !device.precisions().isEmpty());
    }
}
