package org.toposeg.web.layout;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;

/** A narrow bar on top: name, the views this person may open, who is logged in. The rest belongs to the images. */
@Layout
@AnonymousAllowed
public class MainLayout extends AppLayout {

    private static final long serialVersionUID = 1L;

    private final transient AuthenticationContext authentication;

    public MainLayout(AuthenticationContext authentication) {
        this.authentication = authentication;
        setDrawerOpened(false);
        Theme.apply();
        addToNavbar(brand(), views(), person());
    }

    private static Div brand() {
        Div brand = new Div(new Image("toposeg.svg", ""), new Span("TopoSeg"));
        brand.addClassName("brand");
        return brand;
    }

    private static Nav views() {
        Nav nav = new Nav();
        nav.addClassName("views");
        MenuConfiguration.getMenuEntries().forEach(entry -> nav.add(link(entry)));
        return nav;
    }

    private static RouterLink link(MenuEntry entry) {
        RouterLink link = new RouterLink(entry.title(), entry.menuClass());
        link.setHighlightCondition(
                entry.path().length() <= 1 ? HighlightConditions.sameLocation() : HighlightConditions.locationPrefix());
        return link;
    }

    private Div person() {
        Button logout = new Button("Log out", click -> authentication.logout());
        logout.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        Div person = new Div(
                Theme.button(), new Span(authentication.getPrincipalName().orElse("")), logout);
        person.addClassName("person");
        return person;
    }
}
