package org.toposeg.web.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program reads of a failure.
 *
 * @param error one sentence
 * @param reference under which the log has the details; null if the sentence says all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailureAnswer(String error, String reference) {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int SERVER_ERROR = 500;

    public FailureAnswer(String error) {
        this(error, null);
    }

    /** The answer to a status that nothing more is known of; one of the server's own failures is logged. */
    public static FailureAnswer of(HttpStatusCode status, Throwable failure) {
        String sentence = sentence(status.value());
        return status.value() < SERVER_ERROR
                ? new FailureAnswer(sentence)
                : new FailureAnswer(sentence, Sentences.logged(sentence, failure));
    }

    private static String sentence(int status) {
        return switch (status) {
            case BAD_REQUEST -> "The request cannot be understood.";
            case UNAUTHORIZED -> "Log in first.";
            case FORBIDDEN -> "This account may not do that, or the request lacks the page's token.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take requests of that kind.";
            case TOO_LARGE -> "What was sent is larger than this server takes.";
            case UNSUPPORTED -> "What was sent is of a kind that this address does not take.";
            default ->
                status < SERVER_ERROR
                        ? "The request cannot be answered (status " + status + ")."
                        : "The request failed; whoever runs this server finds the reason in its log.";
        };
    }

    /** Answers with this as JSON. */
    public void send(HttpServletResponse response, HttpStatusCode status) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write(JsonMapper.shared().writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }
}
