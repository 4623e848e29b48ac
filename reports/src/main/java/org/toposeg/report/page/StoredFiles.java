package org.toposeg.report.page;

import java.nio.file.Path;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;
import org.toposeg.workflow.evaluate.CaseImages;

/**
 * Files at the paths that a result names.
 *
 * @param images where images are looked for instead, or null
 */
public record StoredFiles(CaseImages images) implements CaseFiles {

    @Override
    public LabelMap labels(String path) {
        return ImageFiles.readLabels(Path.of(path));
    }

    @Override
    public Volume image(String caseName, String path) {
        Path named = path.isEmpty() ? null : Path.of(path);
        Path file = images == null ? named : images.find(caseName);
        return file == null ? null : ImageFiles.read(file).channels().getFirst();
    }
}
