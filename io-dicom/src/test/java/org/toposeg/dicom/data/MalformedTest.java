package org.toposeg.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.pixel.PixelData;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.testing.GeneratedFiles;
import org.toposeg.testing.Each;
import org.toposeg.testing.SharedFolder;

/** Damaged and hostile files: an answer or one clean error, soon and in little memory. */
class MalformedTest {

    private static final long MAX_NANOS = 2_000_000_000L;
    private static final long FREE_BYTES = 64L << 20;

    @Test
    void the_malformed_samples_are_answered_or_refused_soon_within_bounded_memory() throws IOException {
        try (Stream<Path> walk = Files.walk(SharedFolder.dicom("malformed"))) {
            Each.of(
                    "malformed files",
                    walk.filter(Files::isRegularFile).sorted().toList(),
                    MalformedTest::assertBounded);
        }
    }

    private static void assertBounded(Path file) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        long start = System.nanoTime();

        tryToRead(Files.readAllBytes(file), file.toString());

        // Bytes allocated in all, collected or not: more than were ever held at once.
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(4 * Files.size(file) + FREE_BYTES);
        assertThat(System.nanoTime() - start).isLessThan(MAX_NANOS);
    }

    /** Whatever a file holds, reading it ends in a result or a {@link DicomException}. */
    private static void tryToRead(byte[] bytes, String name) {
        try {
            DicomFile file = DicomReader.read(bytes, name);
            if (SegmentationReader.isSegmentation(file)) {
                SegmentationReader.read(file, name);
            } else if (file.data().contains(Tag.PIXEL_DATA)) {
                PixelData.of(file).frame(0);
            }
        } catch (DicomException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    @Test
    void survives_twenty_thousand_seeded_mutations_of_the_samples() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String folder : List.of("conformance/pydicom/test_files", "conformance/highdicom")) {
            try (Stream<Path> walk = Files.list(SharedFolder.dicom(folder))) {
                for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    if (Files.size(file) < 60_000) {
                        seeds.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        assertThat(seeds).hasSizeGreaterThan(50);
        survivesMutations(seeds, Integer.getInteger("toposeg.fuzz", 20_000));
    }

    @Test
    void survives_ten_thousand_seeded_mutations_of_generated_files() {
        survivesMutations(GeneratedFiles.all(), Integer.getInteger("toposeg.fuzz", 10_000));
    }

    private static void survivesMutations(List<byte[]> seeds, int count) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long thread = Thread.currentThread().threadId();
        Random random = new Random(20260101);
        for (int i = 0; i < count; i++) {
            byte[] mutant = mutated(seeds.get(random.nextInt(seeds.size())), random);
            long before = threads.getThreadAllocatedBytes(thread);
            long start = System.nanoTime();
            try {
                tryToRead(mutant, "mutant " + i);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i + " ends in " + e, e);
            }
            assertThat(System.nanoTime() - start).as("mutation " + i).isLessThan(MAX_NANOS);
            assertThat(threads.getThreadAllocatedBytes(thread) - before)
                    .as("bytes of mutation " + i)
                    .isLessThan(4L * mutant.length + FREE_BYTES);
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] mutant = seed.clone();
        int changes = 1 + random.nextInt(8);
        // Half of the changes go to the header, where lengths and counts are.
        int reach = random.nextBoolean() ? mutant.length : Math.min(mutant.length, 1500);
        for (int c = 0; c < changes; c++) {
            int at = random.nextInt(reach);
            mutant[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) 0xFF;
                case 1 -> 0;
                case 2 -> (byte) (mutant[at] ^ 1 << random.nextInt(8));
                default -> (byte) random.nextInt(256);
            };
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(mutant, random.nextInt(mutant.length)) : mutant;
    }

    @Test
    void refuses_sequences_nested_a_hundred_thousand_deep() {
        ByteArrayOutputStream bytes = explicitStart("1.2.840.10008.1.2.1");
        for (int i = 0; i < 100_000; i++) {
            bytes.writeBytes(new byte[] {8, 0, 0x40, 0x11, 'S', 'Q', 0, 0, -1, -1, -1, -1});
            bytes.writeBytes(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0, -1, -1, -1, -1});
        }

        assertThatThrownBy(() -> DicomReader.read(bytes.toByteArray(), "deep.dcm"))
                .isInstanceOf(DicomException.class)
                .hasMessage("deep.dcm is not a readable DICOM file: its sequences are nested more than 100 deep");
    }

    @Test
    void refuses_a_deflate_bomb() {
        ByteArrayOutputStream bytes = explicitStart("1.2.840.10008.1.2.1.99");
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[200 << 20]);
        deflater.finish();
        byte[] part = new byte[1 << 16];
        while (!deflater.finished()) {
            bytes.write(part, 0, deflater.deflate(part));
        }
        deflater.end();

        assertThatThrownBy(() -> DicomReader.read(bytes.toByteArray(), "bomb.dcm"))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("grows beyond");
    }

    private static ByteArrayOutputStream explicitStart(String syntax) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[128]);
        bytes.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        byte[] uid = Element.padded(syntax.getBytes(StandardCharsets.US_ASCII), (byte) 0);
        bytes.writeBytes(new byte[] {2, 0, 0x10, 0, 'U', 'I', (byte) uid.length, 0});
        bytes.writeBytes(uid);
        return bytes;
    }
}
