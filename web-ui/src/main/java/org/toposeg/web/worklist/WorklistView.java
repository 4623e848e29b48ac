package org.toposeg.web.worklist;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.toposeg.web.job.JobWatch;
import org.toposeg.web.security.Role;
import org.toposeg.web.study.Deletions;
import org.toposeg.web.study.StudyUploads;
import org.toposeg.web.study.Worklist;

/** All studies, with filters and what each waits for. */
@Route("")
@PageTitle("Worklist | TopoSeg")
@Menu(title = "Worklist", order = 0)
@RolesAllowed(Role.READER)
public class WorklistView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Worklist worklist;
    private final transient JobWatch watch;
    private final StudyGrid grid = new StudyGrid();
    private final WorklistFilter filter = new WorklistFilter(grid::filter);
    private final UploadButton upload;
    private transient JobWatch.Subscription subscription;

    public WorklistView(Worklist worklist, StudyUploads uploads, Deletions deletions, JobWatch watch) {
        this.worklist = worklist;
        this.watch = watch;
        this.upload = new UploadButton(uploads, this::refresh);
        addClassName("worklist");
        if (deletions.areAllowed()) {
            grid.addDeletion(deletions, this::refresh);
        }
        add(new Div(filter, upload), grid);
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        subscription = watch.listen(() -> ui.access(this::refresh));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        subscription.cancel();
    }

    private void refresh() {
        var items = worklist.all();
        grid.show(items);
        filter.show(items);
    }
}
