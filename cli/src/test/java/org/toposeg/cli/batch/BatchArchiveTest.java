package org.toposeg.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.cli.CommandRun;
import org.toposeg.cli.Main;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.testing.Orthanc;
import org.toposeg.dicom.testing.SelfSigned;
import org.toposeg.dicom.testing.TlsFront;
import org.toposeg.dicom.web.DicomWebClient;
import org.toposeg.testing.SharedFolder;
import org.toposeg.volume.LabelMap;

/** Batch runs from and to a real archive over TLS with a password, as an operator starts them. */
class BatchArchiveTest {

    private static final String MODEL = "../models/hippocampus";

    @TempDir
    private Path folder;

    private Path trust;

    @Test
    void segments_an_archive_into_itself_once_however_often_it_is_run() throws Exception {
        Path sample = SharedFolder.dicom("series/MR_hippocrop_study1");
        DicomVolume image = SeriesReader.read(sample);
        SelfSigned certificate = SelfSigned.create(folder, "localhost");
        trust = certificate.pem();
        try (Orthanc orthanc = Orthanc.start(folder);
                TlsFront front = new TlsFront(certificate, orthanc.address());
                DicomWebClient client = client(orthanc.address())) {
            client.store(image.series().instances().stream()
                    .map(instance -> DicomReader.read(instance.file()))
                    .toList());
            String archive = front.address().toString();

            assertThat(run(archive, archive, "queue")).as(log()).isZero();
            DicomFile stored = onlySegmentation(client);

            // The same by files, which other tests hold to the model.
            Path out = folder.resolve("out");
            assertThat(run(sample.toString(), out.toString(), "file-queue"))
                    .as(log())
                    .isZero();
            DicomFile byFiles = DicomReader.read(written(out));
            LabelMap expected = labels(byFiles, image);
            assertThat(expected.labels()).containsExactly(1, 2);
            assertThat(labels(stored, image).data()).isEqualTo(expected.data());
            assertThat(stored.sopInstance()).isEqualTo(byFiles.sopInstance());

            assertThat(run(archive, archive, "queue")).as(log()).isZero();
            assertThat(run(archive, archive, "another-queue")).as(log()).isZero();
            assertThat(onlySegmentation(client).sopInstance()).isEqualTo(stored.sopInstance());

            trust = null;
            assertThat(run(archive, archive, "queue")).isEqualTo(1);
            assertThat(log()).contains("certificate that is not trusted").contains("--trust");
        }
    }

    @Test
    void a_trust_file_without_certificates_is_a_wrong_call() throws IOException {
        Path file = Files.writeString(folder.resolve("trust.pem"), "nothing");
        CommandRun run = CommandRun.of(
                "batch",
                "run",
                "--source",
                "https://localhost",
                "--model",
                MODEL,
                "--output",
                folder.resolve("out"),
                "--trust",
                file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("trust.pem cannot be read as certificates");
    }

    private static DicomWebClient client(URI address) {
        return new DicomWebClient(DicomWebClient.Options.of(address).basic("toposeg", "secret"));
    }

    private static DicomFile onlySegmentation(DicomWebClient client) {
        List<Map<String, String>> series = client.search("series", Map.of("Modality", "SEG"));
        assertThat(series).hasSize(1);
        List<DicomFile> instances =
                client.retrieve("studies/" + series.getFirst().get("0020000D") + "/series/"
                        + series.getFirst().get("0020000E"));
        assertThat(instances).hasSize(1);
        return instances.getFirst();
    }

    private static LabelMap labels(DicomFile file, DicomVolume image) {
        return SegmentationReader.read(file, "the segmentation")
                .onto(image.grid())
                .getFirst();
    }

    private static Path written(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(f -> f.toString().endsWith(".dcm")).findFirst().orElseThrow();
        }
    }

    private int run(String source, String output, String queue) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", Main.class.getName()));
        command.addAll(List.of("batch", "run", "--source", source, "--model", MODEL, "--output", output));
        command.addAll(List.of("--queue", folder.resolve(queue).toString()));
        if (trust != null) {
            command.addAll(List.of("--trust", trust.toString()));
        }
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile());
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        process.environment().put("TOPOSEG_DICOMWEB_USER", "toposeg");
        process.environment().put("TOPOSEG_DICOMWEB_PASSWORD", "secret");
        return process.start().waitFor();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }
}
