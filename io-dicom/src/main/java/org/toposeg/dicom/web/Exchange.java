package org.toposeg.dicom.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends requests to one archive, with its credentials, as often as it takes. An attempt ends when nothing came for the
 * time-out; the client's own time-out would not see an archive that falls silent within its answer.
 */
final class Exchange implements AutoCloseable {

    private static final int MAX_DOUBLINGS = 6;

    private final URI base;
    private final DicomWebClient.Options options;
    private final HttpClient http;

    Exchange(DicomWebClient.Options options) {
        String address = options.base().toString();
        this.base = URI.create(address.endsWith("/") ? address : address + "/");
        this.options = options;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .followRedirects(HttpClient.Redirect.NORMAL);
        if (options.tls() != null) {
            builder.sslContext(options.tls());
        }
        this.http = builder.build();
    }

    URI base() {
        return base;
    }

    HttpRequest.Builder request(URI address, String accept) {
        return HttpRequest.newBuilder(address).header("Accept", accept);
    }

    /** @throws ArchiveException if the archive refuses, or fails as often as is tried */
    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        for (int attempt = 1; ; attempt++) {
            String credentials = options.authorization().get();
            if (!credentials.isEmpty()) {
                request.setHeader("Authorization", credentials);
            }
            try {
                HttpResponse<byte[]> answer = once(request.build());
                if (answer.statusCode() / 100 == 2) {
                    return answer;
                }
                if (!mayRetry(answer.statusCode()) || attempt >= options.attempts()) {
                    throw refused(answer);
                }
            } catch (IOException e) {
                requireRetry(e, attempt);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            sleep(attempt);
        }
    }

    private HttpResponse<byte[]> once(HttpRequest request) throws IOException, InterruptedException {
        WatchedBody body = new WatchedBody();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, info -> body);
        try {
            for (Duration left = options.timeout();
                    left.isPositive();
                    left = options.timeout().minus(body.silence())) {
                try {
                    return answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    // Something may have come meanwhile; the loop looks.
                }
            }
            throw new HttpTimeoutException(
                    "nothing came for " + options.timeout().toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private void requireRetry(IOException failure, int attempt) {
        if (failure instanceof SSLException tls && Certificates.isRefused(tls)) {
            throw new ArchiveException(base + " " + Certificates.whyRefused(tls), failure);
        }
        if (attempt >= options.attempts()) {
            String why = failure.getMessage() == null ? "no connection" : failure.getMessage();
            String message = base + " cannot be reached after " + attempt + " attempts (" + why
                    + "); check the address and that the archive runs.";
            throw isAway(failure) ? new UnreachableException(message, failure) : new ArchiveException(message, failure);
        }
    }

    /** An exchange that broke or fell silent in its middle may be the fault of one study; nobody there is not. */
    private static boolean isAway(IOException failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
    }

    private void sleep(int attempt) {
        try {
            Thread.sleep(options.pause().multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS)));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ArchiveException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ArchiveException("the exchange with " + base + " was interrupted", e);
    }

    private static boolean mayRetry(int status) {
        return status == 408 || status == 429 || status == 500 || status >= 502 && status <= 504;
    }

    /** What a server says for another one that is away, or for itself while it cannot answer anybody. */
    private static boolean isAway(int status) {
        return status == 502 || status == 503;
    }

    private static ArchiveException refused(HttpResponse<byte[]> answer) {
        String why = switch (answer.statusCode()) {
            case 401 -> "wants other credentials (401)";
            case 403 -> "does not permit this (403)";
            case 404 -> "has no such object (404)";
            case 409 -> "stored none of the instances (409)";
            default -> "answered with status " + answer.statusCode();
        };
        RefusedException refused = new RefusedException(answer.uri() + " " + why, answer.statusCode());
        return isAway(answer.statusCode()) ? new UnreachableException(refused.getMessage(), refused) : refused;
    }

    @Override
    public void close() {
        http.close();
    }
}
