package org.toposeg.web.cli;

import java.util.List;
import org.toposeg.model.ModelException;
import org.toposeg.model.ModelRegistry;
import org.toposeg.workflow.InvalidRequestException;

/** Which model the demo segments with. */
final class DemoModel {

    private static final String PHANTOM = "phantom";

    private DemoModel() {}

    /**
     * @param asked what the person named, or null
     * @param ownImages whether they are not phantoms
     * @throws InvalidRequestException if there is no such model, or which one cannot be told
     */
    static String choose(String asked, boolean ownImages, ModelRegistry registry) {
        if (asked != null || !ownImages) {
            String name = asked == null ? PHANTOM : asked;
            requireKnown(name, registry);
            return name;
        }
        List<String> others = registry.list().stream()
                .map(bundle -> bundle.folder().getFileName().toString())
                .filter(name -> !name.equals(PHANTOM))
                .toList();
        if (others.size() != 1) {
            throw new InvalidRequestException(
                    "--data needs --model to say which model segments the images; registered: "
                            + String.join(", ", others) + ".");
        }
        return others.getFirst();
    }

    private static void requireKnown(String name, ModelRegistry registry) {
        try {
            registry.find(name);
        } catch (ModelException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }
}
