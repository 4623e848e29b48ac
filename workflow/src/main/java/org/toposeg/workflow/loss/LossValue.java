package org.toposeg.workflow.loss;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.toposeg.loss.LossBatch.Space;

/**
 * What a loss is on arrays.
 *
 * @param space what the prediction was taken for
 * @param shape of the prediction
 * @param gradient file that holds it, or null
 */
public record LossValue(LossChoice choice, double value, double seconds, Space space, int[] shape, Path gradient) {

    /** The JSON document; its form is fixed by the reference documentation. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("loss", choice.name());
        document.put("value", value);
        document.put("options", choice.written());
        document.put("seconds", seconds);
        document.put("space", spaceName());
        document.put("shape", shape);
        if (gradient != null) {
            document.put("gradient", gradient.toString());
        }
        return document;
    }

    private String spaceName() {
        return space.name().toLowerCase(Locale.ROOT);
    }

    /** One line for people. */
    public String text() {
        String axes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("x"));
        return "%s = %s  (%s, %s, %.3f s)".formatted(choice.name(), value, spaceName(), axes, seconds);
    }
}
