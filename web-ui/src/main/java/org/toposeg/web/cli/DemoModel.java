package org.toposeg.web.cli;

import java.util.List;
import org.toposeg.cli.UsageException;
import org.toposeg.model.ModelRegistry;

/** Which model the demo segments with. */
final class DemoModel {

    private static final String PHANTOM = "phantom";

    private DemoModel() {}

    /**
     * @param asked what the person named, or null
     * @param ownImages whether they are not phantoms
     * @throws org.toposeg.model.ModelException if there is no such model
     */
    static String choose(String asked, boolean ownImages, ModelRegistry registry) {
        if (asked != null || !ownImages) {
            String name = asked == null ? PHANTOM : asked;
            registry.find(name);
            return name;
        }
        List<String> others = registry.list().stream()
                .map(bundle -> bundle.folder().getFileName().toString())
                .filter(name -> !name.equals(PHANTOM))
                .toList();
        if (others.size() != 1) {
            throw new UsageException("--data needs --model to say which model segments the images; registered: "
                    + String.join(", ", others) + ".");
        }
        return others.getFirst();
    }
}
