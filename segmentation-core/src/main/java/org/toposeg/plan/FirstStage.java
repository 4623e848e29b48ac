package org.toposeg.plan;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.toposeg.preprocess.Preprocessing;

/**
 * The coarse network of a cascade, which sees most of an image at once; the plan's own network is then shown the image
 * at full resolution and the coarse result (Isensee et al., nnU-Net, 2021).
 *
 * @param stage as the plan's, at a coarser spacing; its parts stand without a name of their own in the file
 * @param batch patches in one step; everything else of its training is the plan's
 * @param innerFolds parts of the training cases, each of which a further network that did not see it segments for the
 *     second stage, so that the second stage learns from results as good as those it will meet; 0 for the network
 *     itself, whose results on its own training cases are better than any it will give
 */
public record FirstStage(@JsonUnwrapped Stage stage, int batch, int innerFolds) {

    public FirstStage {
        if (innerFolds < 0 || innerFolds == 1) {
            throw new IllegalArgumentException("innerFolds must be 0 or at least 2, got " + innerFolds);
        }
    }

    public FirstStage with(Preprocessing fitted) {
        return new FirstStage(stage.with(fitted), batch, innerFolds);
    }
}
