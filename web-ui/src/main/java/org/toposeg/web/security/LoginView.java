package org.toposeg.web.security;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Asks for name and password. */
@Route(value = "login", autoLayout = false)
@PageTitle("Log in | TopoSeg")
@AnonymousAllowed
public class LoginView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final LoginForm form = new LoginForm();

    public LoginView() {
        addClassName("login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        Div card = new Div(
                new Image("toposeg.svg", ""),
                new H1("TopoSeg"),
                new Paragraph("Segmentation you can check: structure by structure, branch by branch."),
                form);
        card.addClassName("login-card");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }
}
