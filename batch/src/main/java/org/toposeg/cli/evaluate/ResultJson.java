package org.toposeg.cli.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.report.page.EvaluationDocument;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON document; its form is fixed by the reference documentation. */
final class ResultJson {

    private final Results results;
    private final Map<String, ObjectNode> cases = new LinkedHashMap<>();

    ResultJson(Results results) {
        this.results = results;
        results.cases()
                .forEach(c -> cases.put(
                        c.pair().id(),
                        EvaluationDocument.of(c.scores(), results.names().names(), files(c.pair()))));
    }

    private static EvaluationDocument.Files files(CasePairs.CasePair pair) {
        return new EvaluationDocument.Files(
                pair.prediction().toString(),
                pair.reference().toString(),
                pair.image() == null ? null : pair.image().toString());
    }

    /** Documents of one case each, by its name. */
    Map<String, ObjectNode> cases() {
        return cases;
    }

    ObjectNode document() {
        ObjectNode document = results.folders()
                ? EvaluationDocument.of(cases)
                : cases.values().iterator().next();
        document.set(
                "options", JsonMapper.shared().valueToTree(results.evaluation().options()));
        return document;
    }
}
