package org.toposeg.web.failure;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.HtmlUtils;

/** What the server answers where no view and no address of {@code /api} could: a page for people, JSON for programs. */
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Object> tell(HttpServletRequest request) {
        HttpStatusCode status = status(request);
        FailureAnswer answer =
                FailureAnswer.of(status, (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        return isForPeople(request)
                ? response.contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                        .body(page(answer))
                : response.contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    /** Without an error there is no error page. */
    private static HttpStatusCode status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }

    private static boolean isForPeople(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        boolean program = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                && path.startsWith(request.getContextPath() + "/api/");
        return !program && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static String page(FailureAnswer answer) {
        String reference = answer.reference() == null ? "" : "<p>Reference: " + answer.reference() + "</p>";
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="UTF-8"><title>TopoSeg</title></head>
            <body><h1>TopoSeg</h1><p>%s</p>%s<p><a href="/">To the worklist</a></p></body>
            </html>
            """.formatted(HtmlUtils.htmlEscape(answer.error()), reference);
    }
}
