package org.toposeg.web.worklist;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import org.toposeg.web.study.StudyImport;
import org.toposeg.web.study.StudyUploads;

/** Takes NIfTI files and zipped DICOM series, many at once. */
class UploadButton extends Upload {

    private static final long serialVersionUID = 1L;
    private static final int SHOW_MILLIS = 8000;

    private final transient StudyUploads uploads;
    private final transient Runnable added;

    /** @param added called after each file */
    UploadButton(StudyUploads uploads, Runnable added) {
        this.uploads = uploads;
        this.added = added;
        Button button = new Button("Upload", VaadinIcon.UPLOAD.create());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        setUploadButton(button);
        setDropLabel(new Span("NIfTI or zipped DICOM series"));
        setUploadHandler(this::receive);
    }

    /** Straight into our own folder: nothing lies about under the name of a patient. */
    private void receive(UploadEvent upload) {
        String name = upload.getFileName();
        UI ui = upload.getUI();
        try {
            StudyImport.Result result = uploads.add(upload.getInputStream(), upload.getFileSize(), name);
            int count = result.added().size();
            tell(ui, count == 1 ? name + " was added." : count + " studies were added.", false);
            result.problems().forEach(problem -> tell(ui, problem, true));
        } catch (StudyUploads.Refused e) {
            tell(ui, e.getMessage(), true);
            upload.reject(e.getMessage());
        }
    }

    private void tell(UI ui, String sentence, boolean failed) {
        ui.access(() -> {
            show(ui, sentence, failed);
            added.run();
        });
    }

    private static void show(UI ui, String sentence, boolean failed) {
        Notification notification = new Notification(sentence, SHOW_MILLIS, Notification.Position.BOTTOM_START);
        notification.addThemeVariants(failed ? NotificationVariant.LUMO_ERROR : NotificationVariant.LUMO_SUCCESS);
        ui.add(notification);
        notification.open();
    }
}
