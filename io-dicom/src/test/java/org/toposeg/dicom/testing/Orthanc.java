package org.toposeg.dicom.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real Orthanc with DICOMweb on a free port, with the user toposeg and the password secret. */
public final class Orthanc implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/Orthanc");
    private static final Path PLUGIN = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");

    private final Process process;
    private final URI address;

    private Orthanc(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it with its data in a folder; the test is skipped where it is not installed. */
    public static Orthanc start(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(PROGRAM) && Files.exists(PLUGIN), "orthanc and orthanc-dicomweb are not installed");
        int port = freePort();
        Path configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, """
                {"Name": "test", "HttpPort": %d, "DicomPort": %d, "StorageDirectory": "%s", "IndexDirectory": "%s",
                 "RemoteAccessAllowed": true, "AuthenticationEnabled": true, "RegisteredUsers": {"toposeg": "secret"},
                 "Plugins": ["%s"], "DicomWeb": {"Enable": true, "Root": "/dicom-web/"}}
                """.formatted(
                        port, freePort(), folder.resolve("store"), folder.resolve("store"), PLUGIN));
        Path log = folder.resolve("orthanc.log");
        Process process = new ProcessBuilder(PROGRAM.toString(), configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int i = 0; i < 150 && !isOpen(port); i++) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            Thread.sleep(100);
        }
        return new Orthanc(process, URI.create("http://localhost:" + port + "/dicom-web"));
    }

    /** Of its DICOMweb service. */
    public URI address() {
        return address;
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
