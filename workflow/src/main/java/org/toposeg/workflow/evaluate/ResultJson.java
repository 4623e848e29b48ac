package org.toposeg.workflow.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.toposeg.metric.document.EvaluationDocument;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON document; its form is fixed by the reference documentation. */
public final class ResultJson {

    private final EvaluationResults results;
    private final Map<String, ObjectNode> cases = new LinkedHashMap<>();

    public ResultJson(EvaluationResults results) {
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
    public Map<String, ObjectNode> cases() {
        return cases;
    }

    public ObjectNode document() {
        ObjectNode document = results.folders()
                ? EvaluationDocument.of(cases)
                : cases.values().iterator().next();
        document.set(
                "options", JsonMapper.shared().valueToTree(results.evaluation().options()));
        if (!results.warnings().isEmpty()) {
            document.set("warnings", JsonMapper.shared().valueToTree(results.warnings()));
        }
        return document;
    }
}
