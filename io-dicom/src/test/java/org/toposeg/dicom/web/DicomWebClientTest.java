package org.toposeg.dicom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.data.TransferSyntax;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.pixel.PixelData;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.Segmentation;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.seg.SegmentationType;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedFiles;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.dicom.testing.Orthanc;
import org.toposeg.dicom.testing.SelfSigned;
import org.toposeg.dicom.testing.TlsFront;
import org.toposeg.volume.LabelMap;

class DicomWebClientTest {

    @TempDir
    Path folder;

    private Orthanc orthanc;
    private HttpServer server;

    @AfterEach
    void stop() throws InterruptedException {
        if (orthanc != null) {
            orthanc.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void queries_retrieves_segments_stores_and_reads_back_through_orthanc() throws Exception {
        orthanc = Orthanc.start(folder);
        DicomWebClient.Options options = DicomWebClient.Options.of(orthanc.address());
        try (DicomWebClient client = new DicomWebClient(options.basic("toposeg", "secret"))) {
            DicomVolume image = SeriesReader.read(GeneratedSeries.obliqueMr().write(folder.resolve("series")));
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
        }
        try (DicomWebClient stranger = new DicomWebClient(options.basic("toposeg", "wrong"))) {
            assertThatThrownBy(() -> stranger.search("studies", Map.of()))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("401");
        }
    }

    @Test
    void retrieves_metadata_bulk_data_and_chosen_frames_from_orthanc() throws Exception {
        orthanc = Orthanc.start(folder);
        DicomWebClient.Options options =
                DicomWebClient.Options.of(orthanc.address()).basic("toposeg", "secret");
        DicomFile file = new DicomFile(new DataSet(), GeneratedFiles.multiFrame(), TransferSyntax.EXPLICIT_LITTLE);
        try (DicomWebClient client = new DicomWebClient(options)) {
            client.store(List.of(file));
            String path = "studies/" + file.data().string(Tag.STUDY_INSTANCE_UID) + "/series/"
                    + file.data().string(Tag.SERIES_INSTANCE_UID) + "/instances/" + file.sopInstance();

            InstanceMetadata metadata = client.metadata(path).getFirst();
            assertThat(metadata.values().get("00080018")).isEqualTo(file.sopInstance());
            assertThat(metadata.values().get("00280011"))
                    .isEqualTo(Integer.toString(file.data().integer(Tag.COLUMNS, 0)));
            assertThat(metadata.values().get("7FE00010")).isEmpty();

            byte[] pixels = file.data().get(Tag.PIXEL_DATA).bytes();
            List<byte[]> bulk = client.bulkData(metadata.bulkData().get("7FE00010"));
            assertThat(bulk).hasSize(1);
            assertThat(bulk.getFirst()).isEqualTo(pixels);

            PixelData frames = PixelData.of(file);
            List<byte[]> chosen = client.frames(path, 3, 1);
            assertThat(chosen).hasSize(2);
            assertThat(chosen.get(0)).isEqualTo(frames.frame(2)).isNotEqualTo(frames.frame(1));
            assertThat(chosen.get(1)).isEqualTo(frames.frame(0));
            assertThatThrownBy(() -> client.frames(path, 4))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("/frames/4");
        }
    }

    @Test
    void does_not_follow_bulk_data_to_another_server() throws IOException {
        String answer = "[{\"54000100\":{\"vr\":\"SQ\",\"Value\":[{\"54001010\":{\"vr\":\"OW\","
                + "\"BulkDataURI\":\"http://elsewhere.invalid/bulk\"}}]},"
                + "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"bulk/1\"}}]";
        try (DicomWebClient client = new DicomWebClient(serve(() -> 200, answer))) {
            InstanceMetadata metadata = client.metadata("studies/1").getFirst();
            URI near = metadata.bulkData().get("7FE00010");
            assertThat(near).hasPath("/studies/1/bulk/1");
            assertThat(client.bulkData(near)).singleElement().isEqualTo(answer.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> client.bulkData(metadata.bulkData().get("54000100/0/54001010")))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("keeps bulk data on another server, http://elsewhere.invalid/bulk");
        }
    }

    @Test
    void speaks_tls_with_orthanc_once_its_certificate_is_trusted() throws Exception {
        SelfSigned certificate = SelfSigned.create(folder, "localhost");
        orthanc = Orthanc.start(folder);
        DicomFile file = GeneratedSeries.ct(3).file(0);
        try (TlsFront front = new TlsFront(certificate, orthanc.address())) {
            DicomWebClient.Options options =
                    DicomWebClient.Options.of(front.address()).basic("toposeg", "secret");
            // One attempt: a pause of an hour would be noticed.
            try (DicomWebClient client = new DicomWebClient(options.retries(4, Duration.ofHours(1)))) {
                assertThatThrownBy(() -> client.search("studies", Map.of()))
                        .isInstanceOf(ArchiveException.class)
                        .hasMessageContaining(front.address() + "/ shows a certificate that is not trusted")
                        .hasMessageContaining("--trust");
            }
            try (DicomWebClient client = new DicomWebClient(options.trusting(certificate.pem(), ""))) {
                client.store(List.of(file));
            }
            DicomWebClient.Options withStore = options.trusting(certificate.store(), SelfSigned.PASSWORD);
            try (DicomWebClient client = new DicomWebClient(withStore)) {
                assertThat(client.holds(file.data())).isTrue();
                List<DicomFile> read = client.retrieve("studies/" + file.data().string(Tag.STUDY_INSTANCE_UID));
                assertThat(PixelData.of(read.getFirst()).frame(0))
                        .isEqualTo(PixelData.of(file).frame(0));
            }
        }
    }

    @Test
    void says_that_a_certificate_is_for_another_host() throws Exception {
        SelfSigned certificate = SelfSigned.create(folder, "archive.example");
        try (TlsFront front = new TlsFront(certificate, serve(() -> 200, "[]").base())) {
            DicomWebClient.Options options =
                    DicomWebClient.Options.of(front.address()).trusting(certificate.pem(), "");
            try (DicomWebClient client = new DicomWebClient(options)) {
                assertThatThrownBy(() -> client.search("studies", Map.of()))
                        .isInstanceOf(ArchiveException.class)
                        .hasMessageContaining("shows a certificate for another host name");
            }
        }
    }

    @Test
    void names_the_file_that_holds_no_certificates() throws IOException {
        Path text = Files.writeString(folder.resolve("trust.pem"), "no certificate");
        DicomWebClient.Options options = DicomWebClient.Options.of(URI.create("https://localhost"));
        assertThatThrownBy(() -> options.trusting(text, "changeit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trust.pem cannot be read as certificates")
                .hasMessageContaining("PEM");
    }

    @Test
    void gives_up_on_an_archive_that_falls_silent_before_or_within_its_answer() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            if (calls.incrementAndGet() > 1) {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write('[');
                exchange.getResponseBody().flush();
            }
            await(end);
        });
        server.start();
        DicomWebClient.Options options = DicomWebClient.Options.of(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .within(Duration.ofMillis(300))
                .retries(2, Duration.ofMillis(5));
        try (DicomWebClient client = new DicomWebClient(options)) {
            assertThatThrownBy(() -> client.search("studies", Map.of()))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("after 2 attempts (nothing came for 0.3 s); check the address");
            assertThat(calls).hasValue(2);
        } finally {
            end.countDown();
        }
    }

    @Test
    void waits_for_a_slow_answer_as_long_as_something_comes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 20);
            for (char c : "[                  ]".toCharArray()) {
                exchange.getResponseBody().write(c);
                exchange.getResponseBody().flush();
                pause(Duration.ofMillis(60));
            }
            exchange.close();
        });
        server.start();
        DicomWebClient.Options options = DicomWebClient.Options.of(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .within(Duration.ofMillis(600))
                .retries(1, Duration.ZERO);
        try (DicomWebClient client = new DicomWebClient(options)) {
            assertThat(client.search("studies", Map.of())).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void pauses_twice_as_long_before_each_further_attempt() throws IOException {
        List<Long> times = new CopyOnWriteArrayList<>();
        DicomWebClient.Options options = serve(
                        () -> {
                            times.add(System.nanoTime());
                            return 503;
                        },
                        "")
                .retries(4, Duration.ofMillis(40));
        try (DicomWebClient client = new DicomWebClient(options)) {
            assertThatThrownBy(() -> client.search("studies", Map.of()))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("answered with status 503");
        }
        assertThat(times).hasSize(4);
        for (int i = 1; i < 4; i++) {
            assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(40_000_000L << i - 1);
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
        DicomFile file = GeneratedSeries.ct(3).file(0);
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
