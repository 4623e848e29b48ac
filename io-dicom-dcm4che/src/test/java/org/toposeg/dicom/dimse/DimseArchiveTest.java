package org.toposeg.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.seg.Producer;
import org.toposeg.dicom.seg.ReadBack;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.SegmentationType;
import org.toposeg.dicom.seg.SegmentationWriter;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.GeneratedSeries;
import org.toposeg.dicom.web.ArchiveException;
import org.toposeg.volume.LabelMap;

/** Against a real Orthanc's DIMSE port. */
class DimseArchiveTest {

    @TempDir
    Path folder;

    private Process orthanc;
    private int ownPort;

    @AfterEach
    void stop() throws InterruptedException {
        if (orthanc != null) {
            orthanc.destroy();
            orthanc.waitFor();
        }
    }

    @Test
    void queries_retrieves_segments_stores_and_reads_back() throws IOException, InterruptedException {
        DimseNode node = startOrthanc();
        DicomVolume image = SeriesReader.read(GeneratedSeries.obliqueMr().write(folder.resolve("series")));
        try (DimseArchive archive = new DimseArchive(node);
                DimseArchive moving = new DimseArchive(node.receivingAt(ownPort))) {
            archive.store(image.series().instances().stream()
                    .map(instance -> DicomReader.read(instance.file()))
                    .toList());

            List<Map<String, String>> series = archive.search("series", Map.of("Modality", "MR"));
            assertThat(series).hasSize(1);
            String path = "studies/" + series.getFirst().get("0020000D") + "/series/"
                    + series.getFirst().get("0020000E");
            DicomVolume got = written(archive.retrieve(path), "got");
            DicomVolume moved = written(moving.retrieve(path), "moved");
            for (DicomVolume again : List.of(got, moved)) {
                assertThat(again.grid()).isEqualTo(image.grid());
                assertThat(again.volumes().getFirst().data())
                        .isEqualTo(image.volumes().getFirst().data());
            }

            LabelMap labels = LabelMap.zeros(image.grid());
            for (int v = 0; v < labels.data().length; v++) {
                labels.data()[v] = (short) (image.volumes().getFirst().data()[v] > 80 ? 1 : 0);
            }
            List<Segment> segments = List.of(Segment.named(1, "Hippocampus"));
            DicomFile object = new SegmentationWriter(got.series(), got.stack(), Producer.model("test", "1"))
                    .toFile(SegmentationType.BINARY, List.of(labels), segments);
            assertThat(archive.holds(object.data())).isFalse();
            archive.store(List.of(object));
            assertThat(archive.holds(object.data())).isTrue();
            List<DicomFile> stored = archive.retrieve("studies/" + object.data().string(Tag.STUDY_INSTANCE_UID)
                    + "/series/" + object.data().string(Tag.SERIES_INSTANCE_UID));
            assertThat(stored).hasSize(1);
            ReadBack.requireSame(stored.getFirst(), List.of(labels), segments);
        }
    }

    private DicomVolume written(List<DicomFile> files, String name) throws IOException {
        Path target = Files.createDirectory(folder.resolve(name));
        for (int i = 0; i < files.size(); i++) {
            DicomWriter.write(files.get(i), target.resolve(i + ".dcm"));
        }
        return SeriesReader.read(target);
    }

    @Test
    void receives_what_another_node_stores_and_refuses_what_it_cannot_take() throws IOException {
        DicomFile file = GeneratedSeries.obliqueMr().file(0);
        List<DicomFile> received = Collections.synchronizedList(new ArrayList<>());
        int port = freePort();
        DimseNode node = DimseNode.of("localhost", port, "TOPOSEG", "SENDER");
        try (StorageReceiver receiver = StorageReceiver.listen("TOPOSEG", port, received::add);
                DimseArchive sender = new DimseArchive(node)) {
            sender.store(List.of(file));
            assertThat(received).hasSize(1);
            assertThat(received.getFirst().sopInstance()).isEqualTo(file.sopInstance());
        }
        try (StorageReceiver full = StorageReceiver.listen("TOPOSEG", port, ignored -> {
                    throw new IllegalStateException("the disk is full");
                });
                DimseArchive sender = new DimseArchive(node)) {
            assertThatThrownBy(() -> sender.store(List.of(file)))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("did not store " + file.sopInstance())
                    .hasMessageContaining("the disk is full");
        }
    }

    @Test
    void says_that_an_archive_cannot_be_reached() throws IOException {
        DimseNode nobody = new DimseNode("localhost", freePort(), "NOBODY", "TOPOSEG", 0, Duration.ofSeconds(2));
        try (DimseArchive archive = new DimseArchive(nobody)) {
            assertThatThrownBy(() -> archive.search("studies", Map.of()))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("NOBODY@localhost")
                    .hasMessageContaining("cannot be reached");
        }
    }

    private DimseNode startOrthanc() throws IOException, InterruptedException {
        Path program = Path.of("/usr/sbin/Orthanc");
        assumeTrue(Files.isExecutable(program), "orthanc is not installed");
        int port = freePort();
        ownPort = freePort();
        Path configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, """
            {"Name": "test", "HttpPort": %d, "DicomPort": %d, "DicomAet": "ORTHANC", "StorageDirectory": "%s",
             "IndexDirectory": "%s", "DicomAlwaysAllowGet": true, "DicomAlwaysAllowMove": true,
             "DicomModalities": {"toposeg": ["TOPOSEG", "localhost", %d]}}
            """.formatted(
                        freePort(), port, folder.resolve("store"), folder.resolve("store"), ownPort));
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
        return DimseNode.of("localhost", port, "ORTHANC", "TOPOSEG");
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
}
