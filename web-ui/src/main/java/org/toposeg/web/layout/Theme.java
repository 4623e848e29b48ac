package org.toposeg.web.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinSession;

/** Dark as in a reading room, or light; a choice lasts as long as the session. */
final class Theme {

    private Theme() {}

    /** Repeats the choice on a page that was loaded anew. */
    static void apply() {
        if (isLight()) {
            UI.getCurrent().getPage().setColorScheme(ColorScheme.Value.LIGHT);
        }
    }

    static Button button() {
        Button button = new Button(other());
        button.addClickListener(click -> {
            VaadinSession.getCurrent()
                    .setAttribute(
                            ColorScheme.Value.class, isLight() ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT);
            UI.getCurrent().getPage().setColorScheme(VaadinSession.getCurrent().getAttribute(ColorScheme.Value.class));
            button.setText(other());
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static String other() {
        return isLight() ? "Dark" : "Light";
    }

    private static boolean isLight() {
        return VaadinSession.getCurrent().getAttribute(ColorScheme.Value.class) == ColorScheme.Value.LIGHT;
    }
}
