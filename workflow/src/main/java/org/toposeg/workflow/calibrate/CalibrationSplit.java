package org.toposeg.workflow.calibrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.toposeg.calibrate.CalibrationMethod;
import org.toposeg.model.Bundle;
import org.toposeg.plan.Folds;
import org.toposeg.plan.Plan;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.workflow.InvalidRequestException;

/** Which cases fit the scaling, and which measure. */
public record CalibrationSplit(List<String> fitted, List<String> measured) {

    private static final int BLOCKS = 10;

    /**
     * The cases that training did not see: of the data set it was trained on the held-out fold, of another all.
     *
     * @param notes receives what was chosen
     */
    public static List<String> heldOut(Bundle bundle, CaseSource source, List<String> notes) {
        Plan plan = bundle.plan().orElse(null);
        if (plan == null || !plan.name().equals(source.name())) {
            notes.add("All " + source.cases().size() + " cases are used: the model says that it was trained on "
                    + (plan == null ? "data we do not know" : "'" + plan.name() + "'")
                    + ". If any of these took part, every number is too good.");
            return source.cases();
        }
        int fold = plan.training().repetition().fold();
        List<String> held =
                new Folds(source.cases(), plan.training().repetition().folds()).heldOut(fold);
        notes.add("The " + held.size() + " cases of fold " + fold + ", which training did not see, are used.");
        return held;
    }

    /**
     * Half and half, dealt at random in blocks of neighbouring ids, which are often the same person; without a scaling all
     * measure.
     */
    public static CalibrationSplit of(List<String> ids, CalibrationMethod method, long seed) {
        if (method == CalibrationMethod.NONE) {
            return new CalibrationSplit(List.of(), ids);
        }
        if (ids.size() < 2) {
            throw new InvalidRequestException(
                    "a calibration needs at least two held-out cases, one to fit and one to measure; the"
                            + " data set has " + ids.size() + ".");
        }
        List<String> sorted = ids.stream().sorted().toList();
        int length = Math.max(1, Math.ceilDiv(ids.size(), BLOCKS));
        List<List<String>> blocks = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i += length) {
            blocks.add(sorted.subList(i, Math.min(i + length, sorted.size())));
        }
        Collections.shuffle(blocks, new Random(seed));
        List<String> dealt = blocks.stream().flatMap(List::stream).toList();
        int half = ids.size() / 2;
        return new CalibrationSplit(
                dealt.subList(0, half).stream().sorted().toList(),
                dealt.subList(half, dealt.size()).stream().sorted().toList());
    }
}
