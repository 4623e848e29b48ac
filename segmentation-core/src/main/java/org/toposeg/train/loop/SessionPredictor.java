package org.toposeg.train.loop;

import java.util.Arrays;
import org.toposeg.infer.InferenceEngine;
import org.toposeg.train.TrainingSession;

/** Lets the sliding window use a network that is being trained; its batch is fixed, so short ones are filled up. */
final class SessionPredictor implements InferenceEngine.Predictor {

    private final TrainingSession session;
    private final int batch;

    SessionPredictor(TrainingSession session, int batch) {
        this.session = session;
        this.batch = batch;
    }

    @Override
    public float[] predict(float[] images, int[] shape) {
        if (shape[0] == batch) {
            return session.predict(images);
        }
        float[] full = session.predict(Arrays.copyOf(images, images.length / shape[0] * batch));
        return Arrays.copyOf(full, full.length / batch * shape[0]);
    }

    /** The session belongs to the trainer. */
    @Override
    public void close() {}
}
