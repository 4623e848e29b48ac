package org.toposeg.web.failure;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Tells a person that what they clicked failed; without it the page would stay as it is and say nothing. */
@Component
class FailureNotices implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final int SHOW_MILLIS = 15_000;

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(FailureNotices::tell));
    }

    private static void tell(ErrorEvent failed) {
        String sentence = Sentences.of("That did not work", failed.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> show(sentence));
        }
    }

    private static void show(String sentence) {
        Notification notice = new Notification(sentence, SHOW_MILLIS, Notification.Position.BOTTOM_START);
        notice.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notice.open();
    }
}
