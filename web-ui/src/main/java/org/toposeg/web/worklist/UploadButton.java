package org.toposeg.web.worklist;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import com.vaadin.flow.server.streams.UploadMetadata;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.toposeg.web.failure.Sentences;
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
        setDropLabel(new com.vaadin.flow.component.html.Span("NIfTI or zipped DICOM series"));
        setUploadHandler(UploadHandler.toTempFile(this::received));
    }

    private void received(UploadMetadata metadata, File file) throws IOException {
        try {
            StudyImport.Result result = uploads.add(file.toPath(), metadata.fileName());
            int count = result.added().size();
            tell(count == 1 ? metadata.fileName() + " was added." : count + " studies were added.", false);
            result.problems().forEach(problem -> tell(problem, true));
        } catch (RuntimeException e) {
            tell(Sentences.of(metadata.fileName() + " could not be added", e), true);
        } finally {
            Files.deleteIfExists(file.toPath());
        }
    }

    private void tell(String sentence, boolean failed) {
        getUI().ifPresent(ui -> ui.access(() -> {
            show(ui, sentence, failed);
            added.run();
        }));
    }

    private static void show(UI ui, String sentence, boolean failed) {
        Notification notification = new Notification(sentence, SHOW_MILLIS, Notification.Position.BOTTOM_START);
        notification.addThemeVariants(failed ? NotificationVariant.LUMO_ERROR : NotificationVariant.LUMO_SUCCESS);
        ui.add(notification);
        notification.open();
    }
}
