package org.toposeg.web.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * What a page may load and run (Content Security Policy): scripts of this server and those with the page's nonce, none
 * from text. The framework's client makes functions of the expressions that the server sends; {@code functions.js} makes
 * them by scripts with the nonce, so that {@code eval} stays forbidden.
 */
@Component
class ContentPolicy implements VaadinServiceInitListener {

    static final String HEADER = "Content-Security-Policy";

    /** Of all but pages: data, pictures and reports, which need no script. Only our own pages frame reports. */
    static final String DATA = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; font-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /** The framework's components bring style elements of their own without a nonce; styles run nothing. */
    private static final String PAGE = "default-src 'none'; script-src 'self' 'nonce-%s';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
            + " connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    private static final long serialVersionUID = 1L;
    private static final int NONCE_BYTES = 18;
    private static final String FUNCTIONS = read("functions.js");

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.addIndexHtmlRequestListener(this::protect);
    }

    private void protect(IndexHtmlResponse page) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        Document document = page.getDocument();
        Element functions = new Element("script").appendChild(new DataNode(FUNCTIONS));
        document.head().prependChild(functions);
        document.select("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader(HEADER, PAGE.formatted(nonce));
    }

    private static String read(String name) {
        try (InputStream file = ContentPolicy.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
