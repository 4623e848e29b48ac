package org.toposeg.cli.image;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.toposeg.infer.onnx.OnnxRuntimeEngine;
import org.toposeg.train.ComputeDevice;
import org.toposeg.train.TrainingEngine;

/** What this machine computes on, by engine: for training, and the providers of ONNX Runtime for prediction. */
final class DeviceList {

    private DeviceList() {}

    static Map<String, Object> facts() {
        Map<String, Object> engines = new LinkedHashMap<>();
        engines()
                .forEach(engine -> engines.put(
                        engine.name(),
                        engine.devices().stream().map(DeviceList::facts).toList()));
        engines.put("onnx", OnnxRuntimeEngine.providers());
        return engines;
    }

    private static List<TrainingEngine> engines() {
        return ServiceLoader.load(TrainingEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(TrainingEngine::name))
                .toList();
    }

    private static Map<String, Object> facts(ComputeDevice device) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("device", device.name());
        facts.put("description", device.description());
        facts.put("memoryMiB", device.memory() < 0 ? null : device.memory() >> 20);
        facts.put(
                "precisions",
                device.precisions().stream()
                        .map(p -> p.name().toLowerCase(Locale.ROOT))
                        .toList());
        return facts;
    }

    /** The same for people: a line for each device. */
    static String text() {
        StringBuilder text = new StringBuilder();
        engines()
                .forEach(engine -> engine.devices()
                        .forEach(device -> text.append("%-9s %-7s %s%s%n"
                                .formatted(
                                        engine.name(),
                                        device.name(),
                                        device.description(),
                                        device.precisions().isEmpty() ? "" : "; " + device.precisions()))));
        return text + "%-9s %s".formatted("onnx", String.join(", ", OnnxRuntimeEngine.providers()));
    }
}
