package org.toposeg.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.toposeg.web.failure.FailureAnswer;

/** Answers a program that asked wrongly, or whose work failed, with the status and one sentence as JSON. */
@RestControllerAdvice
class ApiFailures {

    static final String PREFIX = "/api/";
    private static final int SHOWN_CHARACTERS = 40;

    @ExceptionHandler
    ResponseEntity<FailureAnswer> tell(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (isNotOurs(failure, request) || response.isCommitted()) {
            throw failure;
        }
        HttpStatusCode status = status(failure);
        return ResponseEntity.status(status)
                .headers(failure instanceof ErrorResponse known ? known.getHeaders() : HttpHeaders.EMPTY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer(failure, status));
    }

    private static boolean isNotOurs(Exception failure, HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + PREFIX)
                || failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException;
    }

    private static HttpStatusCode status(Exception failure) {
        return switch (failure) {
            case ErrorResponse known -> known.getStatusCode();
            case TypeMismatchException wrong -> HttpStatus.BAD_REQUEST;
            case HttpMessageNotReadableException wrong -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static FailureAnswer answer(Exception failure, HttpStatusCode status) {
        return switch (failure) {
            case MethodArgumentTypeMismatchException wrong -> new FailureAnswer(sentence(wrong));
            case MissingServletRequestParameterException missing ->
                new FailureAnswer("The parameter \"" + missing.getParameterName() + "\" is missing.");
            case HttpRequestMethodNotSupportedException wrong -> new FailureAnswer(sentence(wrong));
            case HttpMediaTypeNotAcceptableException wrong ->
                new FailureAnswer("This address gives none of the kinds that were asked for (Accept).");
            case ResponseStatusException known when known.getReason() != null -> new FailureAnswer(known.getReason());
            default -> FailureAnswer.of(status, failure);
        };
    }

    private static String sentence(MethodArgumentTypeMismatchException wrong) {
        String value = String.valueOf(wrong.getValue());
        String shown = value.length() <= SHOWN_CHARACTERS ? value : value.substring(0, SHOWN_CHARACTERS) + "...";
        String kind = wrong.getRequiredType() == int.class ? "a whole number" : "of another kind";
        return "\"" + wrong.getName() + "\" must be " + kind + ", got \"" + shown + "\".";
    }

    private static String sentence(HttpRequestMethodNotSupportedException wrong) {
        var possible = wrong.getSupportedHttpMethods();
        String others = (possible == null ? List.<HttpMethod>of() : possible)
                .stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        return wrong.getMethod() + " is not possible here" + (others.isEmpty() ? "." : ", only " + others + ".");
    }
}
