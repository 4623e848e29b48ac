package org.toposeg.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser's cookies but no browser, who follows no redirect. */
public final class HttpPerson {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String server;
    private final String[] headers;

    /** @param headers sent with each request, name and value in turn */
    public HttpPerson(String server, String... headers) {
        this.server = server;
        this.headers = headers;
    }

    public HttpResponse<String> get(String path, String... more) throws IOException, InterruptedException {
        return send(request(path, more).GET());
    }

    public HttpResponse<byte[]> bytes(String path, String... more) throws IOException, InterruptedException {
        return client.send(request(path, more).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> send(String method, String path, String... more)
            throws IOException, InterruptedException {
        return send(request(path, more).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** The token of the page that is open now. */
    public String token() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/login").body());
        return token.find() ? token.group(1) : "";
    }

    public HttpResponse<String> logIn(String account, String password) throws IOException, InterruptedException {
        return logIn(account, password, token());
    }

    public HttpResponse<String> logIn(String account, String password, String token)
            throws IOException, InterruptedException {
        return post(
                "/login", "username=" + encode(account) + "&password=" + encode(password) + "&_csrf=" + encode(token));
    }

    public HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(request(path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    public Optional<String> session() {
        List<HttpCookie> all = cookies.getCookieStore().getCookies();
        return all.stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (more.length > 0) {
            request.headers(more);
        }
        return request;
    }
}
