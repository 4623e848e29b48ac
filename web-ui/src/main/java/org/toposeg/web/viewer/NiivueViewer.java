package org.toposeg.web.viewer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import org.toposeg.volume.Vec3;
import org.toposeg.web.study.SegmentationVersion;
import org.toposeg.web.study.Study;
import tools.jackson.databind.json.JsonMapper;

/** The element {@code <niivue-viewer>}. Volumes never pass through here: the browser fetches them by REST. */
@Tag("niivue-viewer")
@JsModule("context://viewer/niivue-viewer.js")
class NiivueViewer extends Component implements HasSize {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param segmentation null shows the image alone */
    void show(Study study, SegmentationVersion segmentation) {
        getElement().setPropertyJson("config", JSON.valueToTree(ViewerConfig.of(study, segmentation)));
    }

    /** Moves the crosshair to a place in the patient, once the images are there. */
    void goTo(Vec3 lps) {
        getElement().callJsFunction("goTo", -lps.x(), -lps.y(), lps.z());
    }
}
