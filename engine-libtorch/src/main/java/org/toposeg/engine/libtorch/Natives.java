package org.toposeg.engine.libtorch;

import org.bytedeco.pytorch.global.torch;
import org.toposeg.train.TrainingException;

/** Whether libtorch itself can be loaded here. */
final class Natives {

    /** Why not, or null. */
    private static final String PROBLEM = load();

    private Natives() {}

    private static String load() {
        try {
            torch.get_num_threads();
            return null;
        } catch (LinkageError e) {
            return "libtorch's native library cannot be loaded on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + " (" + e.getMessage() + ")";
        }
    }

    static String problem() {
        return PROBLEM;
    }

    /** @throws TrainingException in one sentence, if it cannot */
    static void require() {
        if (PROBLEM != null) {
            throw new TrainingException(PROBLEM + "; use --engine nd4j for training or onnx for prediction.");
        }
    }
}
