package org.toposeg.engine.libtorch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.toposeg.train.TrainingException;

/** Whether libtorch itself can be loaded here. */
final class Natives {

    /** Why not, or null. */
    private static final String PROBLEM = load();

    private Natives() {}

    private static String load() {
        try {
            unpackTogether();
            torch.get_num_threads();
            return null;
        } catch (LinkageError | UncheckedIOException e) {
            return "libtorch's native library cannot be loaded on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + " (" + e.getMessage() + ")";
        }
    }

    /**
     * JavaCPP unpacks and loads one library after the other the first time. A library whose neighbour is not unpacked yet
     * is given the system's of that name, if there is one (Debian's python3-torch brings libtorch 1.13), and the process
     * ends by a segmentation fault. Where no library is packed for this platform, loading says so.
     */
    private static void unpackTogether() throws UncheckedIOException {
        try {
            for (String build : List.of("", "-gpu")) {
                Loader.cacheResources("/org/bytedeco/pytorch/" + Loader.getPlatform() + build + "/");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
