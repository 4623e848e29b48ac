package org.toposeg.web.viewer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** The element {@code <structure-list>}: fills itself from the viewer on the same page. */
@Tag("structure-list")
@JsModule("context://viewer/niivue-viewer.js")
class StructureList extends Component {

    private static final long serialVersionUID = 1L;
}
