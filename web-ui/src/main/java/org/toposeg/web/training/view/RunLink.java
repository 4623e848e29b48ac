package org.toposeg.web.training.view;

import com.vaadin.flow.component.html.Anchor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Leads to the page of a run or of a folder of runs, whatever its name has in it; Vaadin's own links encode nothing. */
final class RunLink extends Anchor {

    private static final long serialVersionUID = 1L;

    RunLink(String text, String path) {
        super(href(path), text);
        getElement().setAttribute("router-link", true);
    }

    static String href(String path) {
        return RunView.ROUTE
                + Arrays.stream(path.split("/")).map(RunLink::encoded).collect(Collectors.joining("/", "/", ""));
    }

    /** For a path, where a plus is a plus. */
    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
