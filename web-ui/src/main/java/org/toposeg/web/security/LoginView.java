package org.toposeg.web.security;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Asks for name and password. */
@Route(value = "login", autoLayout = false)
@PageTitle("Log in | TopoSeg")
@AnonymousAllowed
public class LoginView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int MINUTE = 60;
    private static final int LONGEST_WAIT = 3600;

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
        QueryParameters said = event.getLocation().getQueryParameters();
        said.getSingleParameter(LoginAnswers.WAIT)
                .ifPresent(seconds -> tell("Too many wrong passwords", "Try again in " + time(seconds) + "."));
        if (said.getParameters().containsKey(LoginAnswers.AGAIN)) {
            tell("This page was open for too long", "Please log in again.");
        }
        if (said.getParameters().containsKey(LoginAnswers.NO_DATABASE)) {
            tell("Nobody can log in now", "The database does not answer. Try again in a minute.");
        }
        if (said.getParameters().containsKey(LoginAnswers.WRONG)) {
            tell("Not let in", "There is no such account, or the password is another.");
        }
    }

    private void tell(String title, String sentence) {
        LoginI18n words = LoginI18n.createDefault();
        words.getErrorMessage().setTitle(title);
        words.getErrorMessage().setMessage(sentence);
        form.setI18n(words);
        form.setError(true);
    }

    /** @param seconds as the address says, which anybody may have written */
    private static String time(String seconds) {
        if (!seconds.matches("\\d{1,4}") || Integer.parseInt(seconds) > LONGEST_WAIT) {
            return "some minutes";
        }
        int wait = Integer.parseInt(seconds);
        int minutes = (wait + MINUTE - 1) / MINUTE;
        return wait <= MINUTE ? "a minute" : minutes + " minutes";
    }
}
