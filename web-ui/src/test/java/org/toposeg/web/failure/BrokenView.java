package org.toposeg.web.failure;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** Fails as a view may: when it is opened, or when something on it is clicked. */
@Route("broken-for-a-test")
@PermitAll
public class BrokenView extends Span implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    static final String SECRET = "/srv/secret/place.db";

    public BrokenView() {
        add(new NativeButton("fail", click -> fail()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getLocation().getQueryParameters().getParameters().containsKey("now")) {
            fail();
        }
    }

    private static void fail() {
        throw new IllegalStateException(SECRET);
    }
}
