package org.toposeg.web.layout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.function.Supplier;

/** Removes something for good after a question. Shown to administrators only; whoever makes one sees to that. */
public class DeleteButton extends Button {

    private static final long serialVersionUID = 1L;
    private static final int SHOW_MILLIS = 8000;

    private final transient Supplier<String> what;
    private final transient Removal removal;

    /** Removes it; gives a sentence if that failed, else null. */
    @FunctionalInterface
    public interface Removal {
        String run();
    }

    /** @param what is removed, as the question names it */
    public DeleteButton(Supplier<String> what, Removal removal) {
        super(VaadinIcon.TRASH.create());
        this.what = what;
        this.removal = removal;
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        setAriaLabel("Delete");
        setTooltipText("Delete");
        addClickListener(click -> ask());
    }

    private void ask() {
        ConfirmDialog question = new ConfirmDialog();
        question.setHeader("Delete " + what.get() + "?");
        question.setText("It is removed from the server for good, and cannot be brought back.");
        question.setConfirmText("Delete");
        question.setConfirmButtonTheme("error primary");
        question.setCancelable(true);
        question.addConfirmListener(confirmed -> remove());
        question.open();
    }

    private void remove() {
        String failure = removal.run();
        if (failure != null) {
            Notification notification = Notification.show(failure, SHOW_MILLIS, Notification.Position.BOTTOM_START);
            notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
    }
}
