package org.toposeg.web.demo;

import java.nio.file.Path;
import java.util.List;

/** Where the demo's studies come from. */
public interface DemoSource {

    /** Throws with a sentence when there is nothing to show; called before any work. */
    void requireUsable();

    /** What is about to be done, for people. */
    String sentence();

    /**
     * Puts the studies into the worklist.
     *
     * @return why some could not be used, a sentence each
     */
    List<String> addTo(DemoStore store);

    /** The same images as files, for the commands that are shown at the end. */
    Path folder(Path dataFolder);
}
