package org.toposeg.web.failure;

import org.springframework.stereotype.Component;
import org.toposeg.web.storage.DataFolder;
import org.toposeg.web.storage.DiskSpace;

/** {@link Sentences} of failures that a full disk may be behind, and without the folders of the data. */
@Component
public class Problems {

    private final DiskSpace disk;
    private final String root;

    Problems(DiskSpace disk, DataFolder data) {
        this.disk = disk;
        this.root = data.root().toString();
    }

    /** @param what failed, as the beginning of a sentence; without names of patients */
    public String sentence(String what, Throwable failure) {
        if (Sentences.writtenForPeople(failure).isEmpty() && disk.isFull()) {
            Sentences.logged(what, failure);
            return "The server's disk is full; nothing was changed. Free some space, then try again.";
        }
        return withoutFolders(Sentences.of(what, failure));
    }

    /** A file is named without the folders of the server that lead to it. */
    public String withoutFolders(String sentence) {
        return Sentences.withoutPlaces(sentence.replace(root, ""));
    }
}
