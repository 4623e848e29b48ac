package org.toposeg.report.document;

import java.util.List;

/**
 * A document.
 *
 * @param title on top
 * @param subtitle what it is about, in one line
 */
public record Report(String title, String subtitle, List<ReportBlock> blocks) {

    public Report {
        blocks = List.copyOf(blocks);
    }
}
