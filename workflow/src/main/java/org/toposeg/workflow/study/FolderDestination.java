package org.toposeg.workflow.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.toposeg.file.AtomicFile;
import org.toposeg.model.ModelCard;
import org.toposeg.volume.LabelMap;

/** A folder that gets a file for each study, in sub-folders as in the source. */
public record FolderDestination(Path folder) implements Destination {

    /** Removes what a process that died left under temporary names; only for the one process that writes here. */
    public void clean() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> AtomicFile.targetOf(f).isPresent()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(StudyImages images) {
        return folder.resolve(images.key() + images.ending());
    }

    @Override
    public String address(StudyImages images) {
        return file(images).toAbsolutePath().normalize().toString();
    }

    @Override
    public void store(StudyImages images, LabelMap labels, ModelCard model) {
        Results.write(images, labels, model, file(images));
    }

    @Override
    public Optional<LabelMap> stored(StudyImages images, ModelCard model) {
        Path file = file(images);
        return Files.isRegularFile(file) ? Optional.of(Results.read(images, file)) : Optional.empty();
    }
}
