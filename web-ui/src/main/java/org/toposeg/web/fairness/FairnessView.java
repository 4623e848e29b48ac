package org.toposeg.web.fairness;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.toposeg.fairness.FairnessCases.Result;
import org.toposeg.fairness.FairnessDocument;
import org.toposeg.fairness.FairnessReport;
import org.toposeg.report.page.Reports;
import org.toposeg.table.TableReader;
import org.toposeg.volume.InputException;
import org.toposeg.web.security.Role;
import org.toposeg.web.study.Worklist;

/** Mean Dice by group of people, from the evaluated studies and a table of subjects. */
@Route("fairness")
@PageTitle("Fairness | TopoSeg")
@Menu(title = "Fairness", order = 3)
@RolesAllowed(Role.READER)
public class FairnessView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient StudyScores cases;
    private final Div report = new Div();

    public FairnessView(Worklist worklist) {
        this.cases = new StudyScores(worklist);
        addClassName("page");
        add(new H2("Fairness"), introduction(), upload(), report);
        show("the worklist", cases.ofWorklist());
    }

    private static Paragraph introduction() {
        return new Paragraph("Does the segmentation serve every group equally well? Upload a table with the column"
                + " 'case' (the study's name), any attributes (sex, age group, scanner), and a column 'dice' for cases"
                + " that are not in the worklist.");
    }

    private Upload upload() {
        Upload upload = new Upload(UploadHandler.inMemory((metadata, data) -> take(metadata.fileName(), data)));
        upload.setAcceptedFileTypes(".csv", "text/csv");
        upload.setMaxFiles(1);
        return upload;
    }

    private void take(String name, byte[] data) {
        getUI().ifPresent(ui -> ui.access(() -> {
            try {
                show(name, cases.of(TableReader.parse(name, data)));
            } catch (InputException e) {
                report.removeAll();
                report.add(AttributeCard.warning(e.getMessage()));
            }
        }));
    }

    private void show(String name, Result found) {
        report.removeAll();
        if (found.cases().stream().allMatch(c -> c.attributes().isEmpty())) {
            report.add(new Paragraph(
                    found.cases().size() + " evaluated studies; nothing is known of their subjects yet."));
            return;
        }
        FairnessReport result = StudyScores.report(found);
        report.add(new Paragraph(result.scores().cases() + " cases, mean Dice "
                + AttributeCard.number(result.scores().overall())));
        report.add(downloads(StudyScores.document(name, result)));
        result.warnings().forEach(sentence -> report.add(AttributeCard.warning(sentence)));
        result.notes().forEach(sentence -> report.add(new Paragraph(sentence)));
        result.attributes().forEach(attribute -> report.add(new AttributeCard(attribute)));
    }

    private static Div downloads(FairnessDocument document) {
        Div links = new Div();
        links.addClassName("downloads");
        for (Reports.Format format : Reports.Format.values()) {
            String ending = format.name().toLowerCase(Locale.ROOT);
            links.add(download(ending, format.mediaType(), () -> Reports.write(Reports.of(document), format)));
        }
        links.add(download("json", "application/json", () -> StudyScores.json(document)));
        return links;
    }

    private static Anchor download(String ending, String type, Supplier<byte[]> bytes) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] content = bytes.get();
                    return new DownloadResponse(
                            new ByteArrayInputStream(content), "fairness." + ending, type, content.length);
                }),
                ending.toUpperCase(Locale.ROOT));
        link.addClassName("download");
        return link;
    }
}
