package org.toposeg.web.failure;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** Stands where a view could not be shown. */
@PageTitle("Failed | TopoSeg")
@AnonymousAllowed
public class FailureView extends Main implements HasErrorParameter<Exception> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> failure) {
        add(
                new H2("This page could not be shown"),
                new Paragraph(Sentences.of("The page could not be shown", failure.getCaughtException())),
                new Anchor("/", "To the worklist"));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
