package org.toposeg.train.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.toposeg.preprocess.CaseSource;

/**
 * Cases of a data set as a cascade's networks are given them.
 *
 * @param cases the ones that count
 * @param results of the first stage, which come with each case; null for none
 */
public record CascadeCases(CaseSource source, List<String> cases, FirstStageResults results) implements CaseSource {

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<String> channels() {
        return source.channels();
    }

    @Override
    public Map<Integer, String> labels() {
        return source.labels();
    }

    @Override
    public List<Path> files(String id) {
        List<Path> files = new ArrayList<>(source.files(id));
        if (results != null) {
            files.add(results.file(id));
        }
        return files;
    }

    @Override
    public Case load(String id) {
        Case c = source.load(id);
        return results == null
                ? c
                : new Case(
                        id,
                        c.channels(),
                        c.labels(),
                        results.read(id, c.labels().grid()));
    }
}
