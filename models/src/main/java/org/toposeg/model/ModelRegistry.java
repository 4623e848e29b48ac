package org.toposeg.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models one can name: those that ship with the project ({@code models/}) and those that were imported, which take
 * precedence. Models whose card is incomplete are refused.
 */
public final class ModelRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);

    private final Path own;
    private final List<Path> roots;

    /**
     * @param own where imported models go
     * @param others further folders of models, read only
     */
    public ModelRegistry(Path own, List<Path> others) {
        this.own = own;
        this.roots = new ArrayList<>(List.of(own));
        this.roots.addAll(others);
    }

    /** {@code TOPOSEG_MODELS} or {@code ~/.toposeg/models}, and the project's {@code models/}. */
    public static ModelRegistry standard() {
        String set = System.getenv("TOPOSEG_MODELS");
        Path own = set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".toposeg", "models");
        Path home = Path.of(System.getProperty("toposeg.home", "."));
        return new ModelRegistry(own, List.of(home.resolve("models")));
    }

    /** All complete models by name; a model that is not is named in the log. */
    public List<Bundle> list() {
        Map<String, Bundle> found = new TreeMap<>();
        for (Path root : roots) {
            for (Path folder : folders(root)) {
                try {
                    found.putIfAbsent(folder.getFileName().toString(), complete(folder));
                } catch (ModelException e) {
                    LOG.warn("{}", e.getMessage());
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Path> folders(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(f -> Files.isRegularFile(f.resolve(CardFile.NAME)))
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bundle complete(Path folder) {
        Bundle bundle = Bundle.open(folder);
        CardFile.require(folder, bundle.missing());
        return bundle;
    }

    /**
     * A model by its folder or its registered name.
     *
     * @throws ModelException if there is none, with the known names
     */
    public Bundle find(String nameOrFolder) {
        Path folder = Path.of(nameOrFolder);
        if (Files.isRegularFile(folder.resolve(CardFile.NAME))) {
            return Bundle.open(folder);
        }
        if (Files.isDirectory(folder.resolve("bundle"))) {
            return Bundle.open(folder.resolve("bundle"));
        }
        return registered(nameOrFolder)
                .orElseThrow(() -> new ModelException("there is no model \"" + nameOrFolder
                        + "\": it is neither a folder with a model.json nor a registered name (known: "
                        + String.join(", ", names()) + ")."));
    }

    private Optional<Bundle> registered(String name) {
        return roots.stream()
                .map(root -> root.resolve(name))
                .filter(folder -> Files.isRegularFile(folder.resolve(CardFile.NAME)))
                .findFirst()
                .map(ModelRegistry::complete);
    }

    private List<String> names() {
        return list().stream().map(b -> b.folder().getFileName().toString()).toList();
    }

    /**
     * Registers a model.
     *
     * @param source a bundle's folder or zip file
     * @return the registered copy
     * @throws ModelException if its card is incomplete
     */
    public Bundle add(Path source) {
        try {
            Files.createDirectories(own);
            Path part = Folders.temporary(own);
            try {
                if (Files.isDirectory(source)) {
                    CardFile.require(source, Bundle.open(source).missing());
                    Folders.copy(source, part);
                } else {
                    ModelArchive.unzip(source, part);
                }
                Bundle bundle = complete(part);
                Path target = own.resolve(folderName(bundle.card().about().name()));
                Folders.replace(part, target);
                return Bundle.open(target);
            } finally {
                Folders.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folderName(String name) {
        String safe = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        if (safe.startsWith(".") || safe.isEmpty()) {
            throw new ModelException("a model cannot be named \"" + name + "\"; use letters, digits and hyphens.");
        }
        return safe;
    }

    /**
     * Copies a model out.
     *
     * @param target a new folder, or a file ending in {@code .zip}
     */
    public void export(String name, Path target) {
        Bundle bundle = find(name);
        try {
            if (target.getFileName().toString().endsWith(".zip")) {
                ModelArchive.zip(bundle.folder(), target.toAbsolutePath());
                return;
            }
            Path part = Folders.temporary(target.toAbsolutePath().getParent());
            try {
                Folders.copy(bundle.folder(), part);
                Folders.replace(part, target);
            } finally {
                Folders.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
