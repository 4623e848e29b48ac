package org.toposeg.web.demo;

import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import org.toposeg.web.study.StudyFiles;
import org.toposeg.web.study.StudyImport;
import org.toposeg.web.study.StudyService;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.study.WorklistItem;

/** What a source of demo studies may use. */
@Component
public record DemoStore(Worklist worklist, StudyService studies, StudyImport files, StudyFiles folders) {

    boolean contains(String name) {
        return worklist.all().stream().anyMatch(item -> item.study().name().equals(name));
    }

    boolean containsOrigin(String origin) {
        return worklist.all().stream().anyMatch(item -> item.study().origin().equals(origin));
    }

    List<WorklistItem> items() {
        return worklist.all();
    }

    Path dataFolder() {
        return folders.data();
    }
}
