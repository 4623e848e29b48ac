package org.toposeg.web.viewer;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toposeg.web.layout.DeleteButton;
import org.toposeg.web.study.SegmentationVersion;

/** Chooses which segmentation lies over the image. */
class VersionPicker extends Div {

    private static final long serialVersionUID = 1L;

    private final Select<SegmentationVersion> select = new Select<>();
    private final transient Consumer<Optional<SegmentationVersion>> chosen;

    /** @param chosen is told which one to show, nothing for the image alone */
    VersionPicker(Consumer<Optional<SegmentationVersion>> chosen) {
        this.chosen = chosen;
        select.setLabel("Segmentation");
        select.setItemLabelGenerator(SegmentationVersion::title);
        select.setWidthFull();
        select.addValueChangeListener(event -> chosen.accept(Optional.ofNullable(event.getValue())));
        add(select);
    }

    /** A button that removes the version that is shown. */
    void addDeletion(DeleteButton.Removal removal) {
        DeleteButton delete = new DeleteButton(
                () -> select.getOptionalValue().map(SegmentationVersion::title).orElse("nothing"), removal);
        delete.setText("Delete this segmentation");
        select.addValueChangeListener(event -> delete.setEnabled(event.getValue() != null));
        add(delete);
    }

    Optional<SegmentationVersion> shown() {
        return select.getOptionalValue();
    }

    void show(List<SegmentationVersion> versions, Optional<SegmentationVersion> first) {
        setVisible(!versions.isEmpty());
        select.setItems(versions.reversed());
        if (first.isPresent()) {
            select.setValue(first.get());
        } else {
            chosen.accept(Optional.empty());
        }
    }
}
