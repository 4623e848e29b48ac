package org.toposeg.dicom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.data.DicomFile;
import org.toposeg.dicom.data.DicomReader;
import org.toposeg.dicom.data.DicomWriter;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.pixel.PixelData;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.Segmentation;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.seg.SegmentationType;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.Samples;
import org.toposeg.volume.LabelMap;

class DicomWebClientTest {

    @TempDir
    Path folder;

    private Process orthanc;
    private HttpServer server;

    @AfterEach
    void stop() throws InterruptedException {
        if (orthanc != null) {
            orthanc.destroy();
            if (!orthanc.waitFor(20, TimeUnit.SECONDS)) {
                orthanc.destroyForcibly().waitFor();
            }
        }
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void queries_retrieves_segments_stores_and_reads_back_through_orthanc() throws Exception {
        DicomWebClient.Options options = startOrthanc();
        try (DicomWebClient client = new DicomWebClient(options.basic("toposeg", "secret"))) {
            DicomVolume image = SeriesReader.read(Samples.dicom("series/MR_hippocrop_study1"));
            List<DicomFile> files = image.series().instances().stream()
                    .map(instance -> DicomReader.read(instance.file()))
                    .toList();
            client.store(files);

            List<Map<String, String>> series = client.search("series", Map.of("Modality", "MR"));
            assertThat(series).hasSize(1);
            String path = "studies/" + series.getFirst().get("0020000D") + "/series/"
                    + series.getFirst().get("0020000E");
            List<DicomFile> retrieved = client.retrieve(path);
            Path downloads = Files.createDirectory(folder.resolve("downloads"));
            for (int i = 0; i < retrieved.size(); i++) {
                DicomWriter.write(retrieved.get(i), downloads.resolve(i + ".dcm"));
            }
            DicomVolume again = SeriesReader.read(downloads);
            assertThat(again.grid()).isEqualTo(image.grid());
            assertThat(again.volumes().getFirst().data())
                    .isEqualTo(image.volumes().getFirst().data());

            LabelMap labels = LabelMap.zeros(image.grid());
            for (int v = 0; v < labels.data().length; v++) {
                labels.data()[v] = (short) (image.volumes().getFirst().data()[v] > 80 ? 1 : 0);
            }
            DicomFile object = new SegmentationWriter(again.series(), again.stack(), Producer.model("test", "1"))
                    .toFile(SegmentationType.BINARY, List.of(labels), List.of(Segment.named(1, "Hippocampus")));
            client.store(List.of(object));
            assertThat(client.holds(object.data())).isTrue();
            List<DicomFile> stored = client.retrieve("studies/" + object.data().string(Tag.STUDY_INSTANCE_UID)
                    + "/series/" + object.data().string(Tag.SERIES_INSTANCE_UID));
            Segmentation read = SegmentationReader.read(stored.getFirst(), "the archive's copy");
            assertThat(read.onto(image.grid()).getFirst().data()).isEqualTo(labels.data());

            DicomFile first = files.getFirst();
            List<byte[]> frames = client.frames(path + "/instances/" + first.sopInstance(), 1);
            assertThat(frames.getFirst()).startsWith(PixelData.of(first).frame(0));
        }
        try (DicomWebClient stranger = new DicomWebClient(options.basic("toposeg", "wrong"))) {
            assertThatThrownBy(() -> stranger.search("studies", Map.of()))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("401");
        }
    }

    private DicomWebClient.Options startOrthanc() throws IOException, InterruptedException {
        Path program = Path.of("/usr/sbin/Orthanc");
        Path plugin = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");
        assumeTrue(
                Files.isExecutable(program) && Files.exists(plugin), "orthanc and orthanc-dicomweb are not installed");
        int port = freePort();
        Path configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, """
                {"Name": "test", "HttpPort": %d, "DicomPort": %d, "StorageDirectory": "%s", "IndexDirectory": "%s",
                 "RemoteAccessAllowed": true, "AuthenticationEnabled": true, "RegisteredUsers": {"toposeg": "secret"},
                 "Plugins": ["%s"], "DicomWeb": {"Enable": true, "Root": "/dicom-web/"}}
                """.formatted(
                        port, freePort(), folder.resolve("store"), folder.resolve("store"), plugin));
        orthanc = new ProcessBuilder(program.toString(), configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        for (int i = 0; i < 150 && !isOpen(port); i++) {
            assertThat(orthanc.isAlive())
                    .as(Files.readString(folder.resolve("orthanc.log")))
                    .isTrue();
            Thread.sleep(100);
        }
        return DicomWebClient.Options.of(URI.create("http://localhost:" + port + "/dicom-web"));
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

    @Test
    void tries_again_what_may_be_tried_again_and_nothing_else() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        DicomWebClient.Options options = serve(() -> calls.incrementAndGet() < 3 ? 503 : 200, "[]");
        try (DicomWebClient client = new DicomWebClient(options)) {
            assertThat(client.search("studies", Map.of())).isEmpty();
            assertThat(calls).hasValue(3);
        }
        stopServer();
        calls.set(0);
        try (DicomWebClient client = new DicomWebClient(serve(() -> 403 + 0 * calls.incrementAndGet(), ""))) {
            assertThatThrownBy(() -> client.search("studies", Map.of()))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("does not permit this (403)");
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void takes_a_store_answer_that_reports_a_failed_instance_for_a_failure() throws IOException {
        DicomFile file = DicomReader.read(Samples.dicom("conformance/highdicom/ct_image.dcm"));
        String report = "{\"00081198\":{\"vr\":\"SQ\",\"Value\":[{\"00081155\":{\"vr\":\"UI\",\"Value\":[\""
                + file.sopInstance() + "\"]},\"00081197\":{\"vr\":\"US\",\"Value\":[272]}}]}}";
        try (DicomWebClient client = new DicomWebClient(serve(() -> 200, report))) {
            assertThatThrownBy(() -> client.store(List.of(file)))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("did not store 1 of 1 instances")
                    .hasMessageContaining("272");
        }
        stopServer();
        try (DicomWebClient client = new DicomWebClient(serve(() -> 200, "{}"))) {
            assertThatThrownBy(() -> client.store(List.of(file)))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("does not confirm");
        }
    }

    private interface Status {
        int next();
    }

    private DicomWebClient.Options serve(Status status, String body) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.next(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        URI base = URI.create("http://localhost:" + server.getAddress().getPort());
        return DicomWebClient.Options.of(base).retries(4, Duration.ofMillis(5));
    }

    private void stopServer() {
        server.stop(0);
    }
}
