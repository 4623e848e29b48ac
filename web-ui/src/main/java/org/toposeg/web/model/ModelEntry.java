package org.toposeg.web.model;

import java.util.List;
import org.toposeg.model.Bundle;
import org.toposeg.model.ModelCard;
import org.toposeg.web.study.Structure;

/** A registered model. */
public record ModelEntry(String name, Bundle bundle) {

    static ModelEntry of(Bundle bundle) {
        return new ModelEntry(bundle.folder().getFileName().toString(), bundle);
    }

    public ModelCard card() {
        return bundle.card();
    }

    public String title() {
        return card().about().version() == null
                ? card().about().name()
                : card().about().name() + " " + card().about().version();
    }

    /** What its labels stand for, without background. */
    public List<Structure> structures() {
        return card().network().labels().entrySet().stream()
                .filter(entry -> entry.getKey() != 0)
                .map(entry -> Structure.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
