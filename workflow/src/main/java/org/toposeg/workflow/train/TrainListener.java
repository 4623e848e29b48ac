package org.toposeg.workflow.train;

import org.toposeg.plan.Plan;
import org.toposeg.train.loop.TrainingListener;

/** Hears of one run, from its beginning until it is closed. */
public interface TrainListener extends TrainingListener, AutoCloseable {

    @Override
    void close();

    /** Who hears of which run. */
    @FunctionalInterface
    interface Factory {

        /**
         * @param title of the run, for a person
         * @param plan by which it is trained
         */
        TrainListener begin(String title, Plan plan);
    }
}
