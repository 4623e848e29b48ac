package org.toposeg.train.loop;

import org.toposeg.train.record.EpochRecord;

/** Hears how training goes; called by the training thread. */
public interface TrainingListener {

    /** A network of a cascade begins. */
    default void stage(String name) {}

    /** Cases prepared so far. */
    default void prepared(int done, int all) {}

    /** A step is done; {@code loss} is its loss. */
    default void step(long done, long all, double loss) {}

    default void epoch(EpochRecord record) {}
}
