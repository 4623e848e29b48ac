package org.toposeg.report.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.toposeg.report.chart.ChartColors;
import org.toposeg.report.document.ReportBlock;

/** A table over as many pages as it needs; its header stands on each. */
final class PdfTable {

    private static final double SIZE = 8;
    private static final double LINE = 10.5;
    private static final double PADDING = 5;

    private final PdfPages pages;
    private final ReportBlock.Table table;
    private final double[] widths;

    private PdfTable(PdfPages pages, ReportBlock.Table table) throws IOException {
        this.pages = pages;
        this.table = table;
        this.widths = widths();
    }

    static void write(PdfPages pages, ReportBlock.Table table) throws IOException {
        new PdfTable(pages, table).write();
    }

    /** What each column would like; if that is too much, the wide ones give. */
    private double[] widths() throws IOException {
        double[] wanted = new double[table.header().size()];
        for (int c = 0; c < wanted.length; c++) {
            wanted[c] = pages.font().width(table.header().get(c), SIZE);
            for (List<String> row : table.rows()) {
                wanted[c] = Math.max(wanted[c], pages.font().width(row.get(c), SIZE));
            }
            wanted[c] += 2 * PADDING + 1;
        }
        double total = Arrays.stream(wanted).sum();
        if (total <= PdfPages.WIDTH) {
            double room = (PdfPages.WIDTH - total) / wanted.length;
            return Arrays.stream(wanted).map(w -> w + room).toArray();
        }
        double least = 0;
        double most = PdfPages.WIDTH;
        while (most - least > 0.01) {
            double cap = (least + most) / 2;
            boolean fits = Arrays.stream(wanted).map(w -> Math.min(w, cap)).sum() <= PdfPages.WIDTH;
            least = fits ? cap : least;
            most = fits ? most : cap;
        }
        double cap = least;
        return Arrays.stream(wanted).map(w -> Math.min(w, cap)).toArray();
    }

    private void write() throws IOException {
        pages.require(3 * LINE + 4 * PADDING);
        row(table.header(), true);
        for (List<String> row : table.rows()) {
            if (pages.require(height(row))) {
                row(table.header(), true);
            }
            row(row, false);
        }
        pages.down(8);
    }

    private List<List<String>> lines(List<String> row) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
            cells.add(pages.font().wrap(row.get(c), SIZE, widths[c] - 2 * PADDING));
        }
        return cells;
    }

    private double height(List<String> row) throws IOException {
        return lines(row).stream().mapToInt(List::size).max().orElse(1) * LINE + 5;
    }

    private void row(List<String> row, boolean header) throws IOException {
        double height = height(row);
        if (header) {
            pages.box(PdfPages.MARGIN, pages.y(), PdfPages.WIDTH, height, ChartColors.TABLE_FILL);
        }
        double x = PdfPages.MARGIN;
        List<List<String>> cells = lines(row);
        for (int c = 0; c < cells.size(); c++) {
            double baseline = pages.y() + LINE - 0.5;
            for (String line : cells.get(c)) {
                double at = c < table.textColumns()
                        ? x + PADDING
                        : x + widths[c] - PADDING - pages.font().width(line, SIZE);
                pages.text(at, baseline, line, SIZE, header, ChartColors.INK);
                baseline += LINE;
            }
            x += widths[c];
        }
        pages.down(height);
        pages.rule(pages.y(), ChartColors.GRID);
    }
}
