package org.toposeg.web.api;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.toposeg.web.failure.FailureAnswer;

/** Addresses below {@code /api} that no controller has; without this the pages would answer with HTML and 200. */
@Configuration(proxyBeanMethods = false)
class UnknownAddress {

    /** After the controllers, which stand at 0, and before the pages. */
    private static final int AFTER_CONTROLLERS = 1;

    @Bean
    HandlerMapping unknownAddressOfTheApi() {
        HttpRequestHandler none = (request, response) ->
                FailureAnswer.of(HttpStatus.NOT_FOUND, null).send(response, HttpStatus.NOT_FOUND);
        return new SimpleUrlHandlerMapping(Map.of("/api", none, ApiFailures.PREFIX + "**", none), AFTER_CONTROLLERS);
    }
}
