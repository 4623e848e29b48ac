package org.toposeg.web.model;

import java.util.List;
import org.springframework.stereotype.Service;
import org.toposeg.infer.InferenceEndedException;
import org.toposeg.model.LoadedModel;
import org.toposeg.model.ModelRegistry;

/** The registered models; keeps the one used last in memory, because a queue of studies mostly asks for one. */
@Service
public class ModelCatalog implements AutoCloseable {

    private static final String ENGINE = "onnx";

    private final ModelRegistry registry = ModelRegistry.standard();
    private String loadedName;
    private LoadedModel loaded;
    private boolean closed;

    public List<ModelEntry> all() {
        return registry.list().stream().map(ModelEntry::of).toList();
    }

    /**
     * @param nameOrFolder a registered name or a bundle's folder
     * @throws org.toposeg.model.ModelException if there is none
     */
    public ModelEntry find(String nameOrFolder) {
        return ModelEntry.of(registry.find(nameOrFolder));
    }

    /** Not to be closed by the caller; used by the one worker thread. */
    public synchronized LoadedModel load(String nameOrFolder) {
        if (closed) {
            throw new InferenceEndedException("the network " + nameOrFolder);
        }
        if (!nameOrFolder.equals(loadedName)) {
            release();
            loaded = registry.find(nameOrFolder).load(ENGINE);
            loadedName = nameOrFolder;
        }
        return loaded;
    }

    /** Ends a call under way and waits for it; no model is loaded any more. */
    @Override
    public synchronized void close() {
        closed = true;
        release();
    }

    private void release() {
        if (loaded != null) {
            loaded.close();
            loaded = null;
            loadedName = null;
        }
    }
}
