package org.toposeg.cli.model;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toposeg.cli.ProgressBar;
import org.toposeg.plan.Plan;
import org.toposeg.train.loop.TrainingListener;
import org.toposeg.train.record.EpochRecord;

/** Shows a run on standard error: a bar for the preparation, one for the steps, a line for each validation. */
final class TrainingProgress implements TrainingListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingProgress.class);

    private final String run;
    private final Plan plan;
    private String title;
    private ProgressBar bar;
    private boolean training;
    private double smooth = Double.NaN;

    TrainingProgress(String title, Plan plan) {
        this.run = title;
        this.title = title;
        this.plan = plan;
        this.bar = new ProgressBar("preparing");
    }

    @Override
    public void stage(String name) {
        title = run + ", " + name;
        training = false;
        smooth = Double.NaN;
        bar.close();
        bar = new ProgressBar(name + ": preparing");
    }

    @Override
    public void prepared(int done, int all) {
        bar.update(done / (double) all, done + " of " + all + " cases");
    }

    @Override
    public void step(long done, long all, double loss) {
        if (!training) {
            training = true;
            bar.close();
            bar = new ProgressBar(title);
        }
        smooth = Double.isNaN(smooth) ? loss : 0.95 * smooth + 0.05 * loss;
        bar.update(done / (double) all, "step %d of %d, loss %.4f".formatted(done, all, smooth));
    }

    @Override
    public void epoch(EpochRecord r) {
        if (r.dice() != null) {
            String dice = r.dice().entrySet().stream()
                    .map(e -> "%d %.4f".formatted(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(", "));
            LOG.info(
                    "epoch {} of {}: loss {}, held-out Dice by label {}",
                    r.epoch(),
                    plan.training().iterations().epochs(),
                    "%.4f".formatted(r.loss()),
                    dice);
        }
    }

    @Override
    public void close() {
        bar.close();
    }
}
