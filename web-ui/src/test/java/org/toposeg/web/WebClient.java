package org.toposeg.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that logs in and calls the application, with a session of its own. */
public final class WebClient {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String root;

    public WebClient(int port) {
        root = "http://localhost:" + port;
    }

    /** Where the application sends the person who logs in. */
    public String logIn(String name, String password) throws IOException, InterruptedException {
        HttpResponse<String> page = send(request("/login").GET());
        if (page.statusCode() != 200) {
            return page.statusCode() + ": " + page.body();
        }
        String form = "username=" + encode(name) + "&password=" + encode(password) + "&_csrf=" + encode(token(page));
        HttpResponse<String> answer = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + ": " + answer.body());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** @param tokenSent whether the page's token against forged requests goes with it */
    public HttpResponse<String> delete(String path, boolean tokenSent) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).DELETE();
        if (tokenSent) {
            request.header(
                    "X-CSRF-TOKEN",
                    token(send(request("/").header("Accept", "text/html").GET())));
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        return token.find() ? token.group(1) : "";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
