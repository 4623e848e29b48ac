package org.toposeg.workflow.loss;

import java.nio.file.Path;
import org.toposeg.io.npy.NpyArray;
import org.toposeg.io.npy.NpyFile;
import org.toposeg.loss.Loss;
import org.toposeg.loss.LossBatch;
import org.toposeg.loss.LossBatch.Space;
import org.toposeg.volume.InputException;
import org.toposeg.workflow.InvalidRequestException;

/**
 * Evaluates a loss on arrays.
 *
 * @param space what the prediction is, or null: probabilities if every value is in [0,1]
 * @param others the further arrays
 */
public record LossRun(LossChoice choice, Files files, Space space, LossBatchFiles others) {

    /**
     * The arrays.
     *
     * @param prediction of shape N,C,H,W or N,C,D,H,W; H,W and D,H,W are one sample of one channel
     * @param target of the prediction's shape, or class indices of shape N,1,... or N,...
     * @param gradient file that gets d value / d prediction, or null
     */
    public record Files(Path prediction, Path target, Path gradient) {

        private void requireFolder() {
            Path folder = gradient == null ? null : gradient.toAbsolutePath().getParent();
            if (folder != null && !java.nio.file.Files.isDirectory(folder)) {
                throw new InvalidRequestException(folder + " is not a folder; make it or choose another --gradient.");
            }
        }
    }

    /**
     * @throws InvalidRequestException if there is no such loss, or no folder for the gradient
     * @throws InputException if the arrays cannot be read or do not belong together
     */
    public LossValue run() {
        Loss loss = choice.loss();
        files.requireFolder();
        NpyArray prediction = NpyFile.read(files.prediction());
        LossBatch batch = others.batch(files.prediction(), prediction, files.target(), space);
        float[] gradient = new float[prediction.data().length];
        long start = System.nanoTime();
        double value = loss.evaluate(batch, gradient);
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (files.gradient() != null) {
            NpyFile.write(new NpyArray(prediction.shape(), gradient), files.gradient());
        }
        return new LossValue(choice, value, seconds, batch.space(), prediction.shape(), files.gradient());
    }
}
