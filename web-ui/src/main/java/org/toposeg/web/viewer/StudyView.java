package org.toposeg.web.viewer;

import static com.vaadin.flow.component.notification.Notification.Position.BOTTOM_START;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.toposeg.web.failure.Problems;
import org.toposeg.web.job.JobWatch;
import org.toposeg.web.layout.DeleteButton;
import org.toposeg.web.model.ModelCatalog;
import org.toposeg.web.security.Role;
import org.toposeg.web.study.Deletions;
import org.toposeg.web.study.SegmentationVersion;
import org.toposeg.web.study.StudyService;
import org.toposeg.web.study.Worklist;
import org.toposeg.web.study.WorklistItem;

/** One study: images on the left, what is known of the segmentation on the right. */
@Route("studies")
@RolesAllowed(Role.READER)
public class StudyView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int SHOW_MILLIS = 8000;

    private final transient Worklist worklist;
    private final transient JobWatch watch;
    private final transient Problems problems;
    private final NiivueViewer viewer = new NiivueViewer();
    private final StudyHeader header = new StudyHeader();
    private final VersionPicker versions = new VersionPicker(this::showVersion);
    private final SegmentPanel segment;
    private final FindingsPanel findings = new FindingsPanel(finding -> viewer.goTo(finding.position()));
    private final MeasuresPanel measures = new MeasuresPanel();
    private transient WorklistItem item;
    private transient JobWatch.Subscription subscription;
    private int shownVersions = -1;

    public StudyView(
            Worklist worklist,
            StudyService studies,
            Deletions deletions,
            ModelCatalog models,
            JobWatch watch,
            Problems problems) {
        this.worklist = worklist;
        this.watch = watch;
        this.problems = problems;
        this.segment = new SegmentPanel(models.all(), model -> segment(studies, model));
        addClassName("study");
        Aside aside = new Aside(header, segment, versions, new StructureList(), findings, measures);
        add(viewer, aside);
        if (deletions.areAllowed()) {
            versions.addDeletion(() -> deleteShown(deletions));
            aside.add(deletion(deletions));
        }
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        item = worklist.find(id).orElseThrow(NotFoundException::new);
        shownVersions = -1;
        refresh();
    }

    @Override
    public String getPageTitle() {
        return item.study().name() + " | TopoSeg";
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        subscription = watch.listen(() -> ui.access(this::reload));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        subscription.cancel();
    }

    private void reload() {
        worklist.find(item.study().id()).ifPresent(found -> {
            item = found;
            refresh();
        });
    }

    private void refresh() {
        header.show(item);
        segment.show(item);
        if (item.versions().size() != shownVersions) {
            shownVersions = item.versions().size();
            versions.show(item.versions(), item.latest().or(item::reference));
        }
    }

    private void showVersion(Optional<SegmentationVersion> version) {
        viewer.show(item.study(), version.orElse(null));
        findings.show(version);
        measures.show(version, item.reference());
    }

    private void segment(StudyService studies, String model) {
        try {
            studies.segment(item.study().id(), model);
        } catch (RuntimeException e) {
            Notification.show(
                            problems.sentence("The segmentation could not be asked for", e), SHOW_MILLIS, BOTTOM_START)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
        reload();
    }

    private DeleteButton deletion(Deletions deletions) {
        DeleteButton delete =
                new DeleteButton(() -> "the study \"" + item.study().name() + "\" with all its segmentations", () -> {
                    String failure = deletions.study(item.study().id());
                    if (failure == null) {
                        UI.getCurrent().navigate("");
                    }
                    return failure;
                });
        delete.setText("Delete this study");
        return delete;
    }

    private String deleteShown(Deletions deletions) {
        String failure = versions.shown()
                .map(version -> deletions.version(item.study().id(), version.version()))
                .orElse(null);
        reload();
        return failure;
    }
}
