package org.toposeg.web.failure;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** Stands at addresses that no view has, and where this person may open none. */
@PageTitle("Not found | TopoSeg")
@AnonymousAllowed
public class MissingPageView extends Main implements HasErrorParameter<NotFoundException> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> failure) {
        add(
                new H2("There is nothing here"),
                new Paragraph("No page has this address, or this account may not open it."),
                new Anchor("/", "To the worklist"));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
