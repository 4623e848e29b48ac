package org.toposeg.web.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import org.toposeg.volume.ImageException;

/** A person's own NIfTI files or DICOM series. */
public final class OwnImages implements DemoSource {

    private final Path folder;

    public OwnImages(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void requireUsable() {
        if (!Files.isDirectory(folder)) {
            throw new ImageException(
                    folder + " is not a folder; give --data a folder with NIfTI files or DICOM series.");
        }
    }

    @Override
    public String sentence() {
        return "Reading the images in " + folder;
    }

    @Override
    public void addTo(DemoStore store) {
        if (!store.containsOrigin(folder.toString())) {
            store.files().addFolder(folder, folder.toString());
        }
    }

    @Override
    public Path folder(Path dataFolder) {
        return folder;
    }
}
