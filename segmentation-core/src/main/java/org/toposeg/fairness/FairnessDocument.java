package org.toposeg.fairness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code toposeg fairness --json} prints and reports are made from.
 *
 * @param kind always {@code fairness}
 * @param cases name of the table of scores
 * @param subjects where the attributes come from
 * @param reports one for each metric
 * @param before the same of the scores before a change; null without
 */
public record FairnessDocument(
        String kind,
        String cases,
        String subjects,
        List<FairnessReport> reports,
        @Nullable List<FairnessReport> before) {

    public static final String KIND = "fairness";
}
