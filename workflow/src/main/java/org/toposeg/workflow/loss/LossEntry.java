package org.toposeg.workflow.loss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.toposeg.loss.LossDefinition;
import org.toposeg.loss.LossInfo;
import org.toposeg.loss.Losses;
import org.toposeg.registry.Option;

/**
 * A loss in the list.
 *
 * @param family the package it lives in, such as overlap
 * @param input logits or probabilities: what its formula is about; both are accepted
 */
public record LossEntry(
        String name,
        String family,
        String summary,
        String input,
        Set<Integer> dimensions,
        String cost,
        String source,
        List<OptionEntry> options) {

    /**
     * An option of a loss in the list.
     *
     * @param type number, integer, flag, word, numbers or text
     * @param allowed which values, such as "a number from 0 to 1"
     */
    record OptionEntry(
            String name,
            String type,
            @JsonProperty("default") Object defaultValue,
            String allowed,
            String meaning) {

        private static OptionEntry of(Option<?> option) {
            return new OptionEntry(
                    option.name(), option.kind(), option.writtenDefault(), option.allowed(), option.meaning());
        }
    }

    /** All losses, by family and name. */
    public static List<LossEntry> all() {
        return Losses.all().stream()
                .map(LossEntry::of)
                .sorted(Comparator.comparing(LossEntry::family).thenComparing(LossEntry::name))
                .toList();
    }

    private static LossEntry of(LossDefinition definition) {
        LossInfo info = definition.info();
        String place = definition.getClass().getPackageName();
        return new LossEntry(
                info.name(),
                place.substring(place.lastIndexOf('.') + 1),
                info.summary(),
                info.input().name().toLowerCase(Locale.ROOT),
                new TreeSet<>(info.dimensions()),
                info.cost(),
                info.source(),
                info.options().stream().map(OptionEntry::of).toList());
    }

    String spaces() {
        return dimensions.stream().map(d -> d + "D").collect(Collectors.joining(", "));
    }

    public String text() {
        String head =
                "%s (%s, %s)%n  %s%n  cost: %s%n  source: %s".formatted(name, family, spaces(), summary, cost, source);
        return head
                + options.stream()
                        .map(o -> "%n  %s=%s  %s".formatted(o.name(), o.defaultValue(), o.meaning()))
                        .collect(Collectors.joining());
    }
}
