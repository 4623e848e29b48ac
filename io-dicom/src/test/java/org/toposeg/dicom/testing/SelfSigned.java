package org.toposeg.dicom.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate made with the JDK's keytool.
 *
 * @param store PKCS #12 with certificate and key, opened by {@link #PASSWORD}
 * @param pem the certificate
 */
public record SelfSigned(Path store, Path pem) {

    public static final String PASSWORD = "changeit";

    public static SelfSigned create(Path folder, String host) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("tls.p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-alias", "tls", "-keyalg", "RSA", "-keysize", "2048", "-validity", "2"));
        command.addAll(List.of("-dname", "CN=" + host, "-ext", "SAN=dns:" + host));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        Tool.Result result = Tool.run(command.toArray(String[]::new));
        if (result.status() != 0) {
            throw new IOException(result.output());
        }
        KeyStore opened = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        String encoded = lines.encodeToString(opened.getCertificate("tls").getEncoded());
        String pem = "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n";
        return new SelfSigned(store, Files.writeString(folder.resolve("certificate.pem"), pem));
    }

    /** For a server that shows this certificate. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
