package org.toposeg.web.worklist;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.toposeg.web.security.Role;

/** All studies, with filters and what each waits for. */
@Route("")
@PageTitle("Worklist | TopoSeg")
@Menu(title = "Worklist", order = 0)
@RolesAllowed(Role.READER)
public class WorklistView extends Div {

    private static final long serialVersionUID = 1L;

    public WorklistView() {
        addClassName("worklist");
    }
}
