package org.toposeg.web.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.toposeg.volume.InputException;

/** A person's own NIfTI files or DICOM series. */
public final class OwnImages implements DemoSource {

    private final Path folder;

    public OwnImages(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void requireUsable() {
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    folder + " is not a folder; give --data a folder with NIfTI files or DICOM series.");
        }
    }

    @Override
    public String sentence() {
        return "Reading the images in " + folder;
    }

    @Override
    public List<String> addTo(DemoStore store) {
        return store.containsOrigin(folder.toString())
                ? List.of()
                : store.files().addFolder(folder, folder.toString()).problems();
    }

    @Override
    public Path folder(Path dataFolder) {
        return folder;
    }
}
