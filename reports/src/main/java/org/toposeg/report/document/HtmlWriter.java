package org.toposeg.report.document;

import java.util.List;
import java.util.stream.Collectors;
import org.toposeg.report.chart.Svg;

/** A report as one HTML page that needs no other file and no script, and prints well. */
public final class HtmlWriter {

    private static final String STYLE = """
        :root { color-scheme: light; }
        body { margin: 0; background: #eef1f5; color: #1f2933;
          font: 15px/1.55 system-ui, "Liberation Sans", "Segoe UI", Arial, sans-serif; }
        main { max-width: 780px; margin: 28px auto; padding: 36px 44px 44px; background: #fff;
          border-radius: 10px; box-shadow: 0 1px 4px rgba(31, 41, 51, .12); }
        h1 { font-size: 27px; line-height: 1.2; margin: 0 0 4px; }
        h2 { font-size: 18px; margin: 34px 0 8px; padding-top: 14px; border-top: 1px solid #e3e8ee; }
        .subtitle { color: #5b6775; margin: 0 0 20px; }
        .warning { background: #fff4e0; border-left: 4px solid #e69f00; padding: 9px 14px; margin: 12px 0;
          border-radius: 0 6px 6px 0; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: 12px 0; font-size: 13.5px; }
        th { text-align: right; background: #f3f6f9; font-weight: 600; }
        td { text-align: right; border-bottom: 1px solid #e3e8ee; font-variant-numeric: tabular-nums; }
        th, td { padding: 5px 9px; }
        th.t, td.t { text-align: left; }
        figure { margin: 16px 0; }
        figure svg { max-width: 100%; height: auto; font-family: inherit; }
        figcaption { color: #5b6775; font-size: 13px; }
        @media print { body { background: #fff; } main { box-shadow: none; margin: 0; max-width: none; padding: 0; }
          h2, figure, tr { break-inside: avoid; } h2 { break-after: avoid; } }
        """;

    private HtmlWriter() {}

    public static String of(Report report) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <p class="subtitle">%s</p>
            %s
            </main>
            </body>
            </html>
            """.formatted(
                        Svg.escape(report.title()),
                        STYLE,
                        Svg.escape(report.title()),
                        Svg.escape(report.subtitle()),
                        report.blocks().stream().map(HtmlWriter::element).collect(Collectors.joining("\n")));
    }

    private static String element(ReportBlock block) {
        return switch (block) {
            case ReportBlock.Heading h -> "<h2>" + Svg.escape(h.text()) + "</h2>";
            case ReportBlock.Paragraph p -> "<p>" + Svg.escape(p.text()) + "</p>";
            case ReportBlock.Warning w -> "<p class=\"warning\">" + Svg.escape(w.text()) + "</p>";
            case ReportBlock.Table t -> table(t);
            case ReportBlock.Figures f ->
                "<figure>" + f.drawings().stream().map(Svg::of).collect(Collectors.joining("\n")) + "<figcaption>"
                        + Svg.escape(f.caption()) + "</figcaption></figure>";
        };
    }

    private static String table(ReportBlock.Table table) {
        String head = row("th", table.header(), table.textColumns());
        String body = table.rows().stream()
                .map(row -> row("td", row, table.textColumns()))
                .collect(Collectors.joining("\n"));
        return "<div class=\"wide\"><table>\n<thead>" + head + "</thead>\n<tbody>" + body + "</tbody>\n</table></div>";
    }

    private static String row(String tag, List<String> cells, int textColumns) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int c = 0; c < cells.size(); c++) {
            row.append('<')
                    .append(tag)
                    .append(c < textColumns ? " class=\"t\">" : ">")
                    .append(Svg.escape(cells.get(c)))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        return row.append("</tr>").toString();
    }
}
