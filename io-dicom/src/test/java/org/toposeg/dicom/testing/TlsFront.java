package org.toposeg.dicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Ends TLS before a server that speaks plain HTTP, as a proxy does in front of an archive. (Debian 12's Orthanc has TLS of
 * its own, but dies by a segmentation fault at the first request.)
 */
public final class TlsFront implements AutoCloseable {

    private final ServerSocket front;
    private final URI behind;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public TlsFront(SelfSigned certificate, URI behind) throws IOException, GeneralSecurityException {
        this.behind = behind;
        this.front = certificate
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public URI address() {
        return URI.create("https://localhost:" + front.getLocalPort() + behind.getPath());
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind.getPort());
                threads.execute(() -> copy(client, server));
                threads.execute(() -> copy(server, client));
            } catch (IOException e) {
                if (!front.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Until one side ends; a client may break off its handshake. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException brokenOff) {
            // Both sockets are closed, which ends the other direction, too.
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
        threads.shutdownNow();
    }
}
