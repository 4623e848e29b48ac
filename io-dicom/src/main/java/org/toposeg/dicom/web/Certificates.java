package org.toposeg.dicom.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Which certificates of https servers are trusted, and why one was not. */
final class Certificates {

    private static final Pattern PEM = Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

    private Certificates() {}

    /**
     * TLS that trusts what Java trusts, and the certificates of a file.
     *
     * @param file PEM certificates, or a PKCS #12 or JKS key store
     * @param password of a key store
     * @throws IllegalArgumentException if the file holds no certificate or cannot be opened
     */
    static SSLContext trusting(Path file, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            List<Certificate> all = new ArrayList<>(of(file, password));
            for (TrustManager manager : managers(null)) {
                all.addAll(List.of(((X509TrustManager) manager).getAcceptedIssuers()));
            }
            for (Certificate certificate : all) {
                store.setCertificateEntry("certificate " + store.size(), certificate);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read as certificates (" + e.getMessage()
                            + "); give PEM, or a PKCS #12 or JKS key store with its password.",
                    e);
        }
    }

    private static List<Certificate> of(Path file, char[] password) throws IOException, GeneralSecurityException {
        List<Certificate> found = new ArrayList<>();
        Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (pem.find()) {
            byte[] text = pem.group().getBytes(StandardCharsets.US_ASCII);
            found.add(CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(text)));
        }
        if (found.isEmpty()) {
            KeyStore store = KeyStore.getInstance(file.toFile(), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
        }
        if (found.isEmpty()) {
            throw new CertificateException("it holds none");
        }
        return found;
    }

    private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Whether a handshake failed at the server's certificate, which no second attempt changes. */
    static boolean isRefused(SSLException failure) {
        return causes(failure).stream().anyMatch(GeneralSecurityException.class::isInstance);
    }

    static String whyRefused(SSLException failure) {
        List<Throwable> causes = causes(failure);
        if (causes.stream().anyMatch(CertificateExpiredException.class::isInstance)) {
            return "shows a certificate that has expired; whoever runs the archive must renew it";
        }
        String reasons = causes.stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
        if (reasons.contains("subject alternative") || reasons.contains("No name matching")) {
            return "shows a certificate for another host name; use the name that it was made for";
        }
        return "shows a certificate that is not trusted; if it is the right one, get it as PEM file from whoever runs"
                + " the archive and give that with --trust";
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
