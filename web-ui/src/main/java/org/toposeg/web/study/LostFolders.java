package org.toposeg.web.study;

import jakarta.annotation.PostConstruct;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toposeg.web.storage.DataFolder;

/**
 * Looks at each start whether folders and database agree. A folder that no study knows (left by a process that was killed,
 * or by a failed import of an earlier version) is moved aside, never removed: it may be somebody's only copy.
 */
@Component
class LostFolders {

    private static final Logger LOG = LoggerFactory.getLogger(LostFolders.class);

    private final StudyRows rows;
    private final StudyFiles files;
    private final DataFolder data;

    LostFolders(StudyRows rows, StudyFiles files, DataFolder data) {
        this.rows = rows;
        this.files = files;
        this.data = data;
    }

    @PostConstruct
    void look() {
        Set<String> known = rows.ids();
        List<Path> folders = files.folders();
        List<Path> lost = folders.stream()
                .filter(folder -> !known.contains(folder.getFileName().toString()))
                .toList();
        if (known.isEmpty() && lost.size() > 1) {
            LOG.warn(
                    "the database knows none of the {} studies in the data folder; is it the right one? Nothing was"
                            + " moved.",
                    lost.size());
        } else {
            lost.forEach(folder -> LOG.warn(
                    "no study knows the folder studies/{}; it was moved to {}",
                    folder.getFileName(),
                    files.relative(data.quarantine(folder))));
        }
        Set<String> there =
                folders.stream().map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
        known.stream()
                .filter(study -> !there.contains(study))
                .forEach(study -> LOG.warn("the images of the study {} are missing from the data folder", study));
    }
}
