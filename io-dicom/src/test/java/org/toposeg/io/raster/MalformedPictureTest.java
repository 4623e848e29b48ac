package org.toposeg.io.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** Damaged and hostile pictures: an answer or one sentence, soon and in little memory, and never half a picture. */
class MalformedPictureTest {

    private static final long MAX_NANOS = 2_000_000_000L;
    private static final long FREE_BYTES = 64L << 20;

    @TempDir
    private Path folder;

    /** Each format and kind of pixel that is read. */
    private Map<String, byte[]> seeds() throws IOException {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        Map<String, Integer> types = Map.of(
                "grey", BufferedImage.TYPE_BYTE_GRAY,
                "colour", BufferedImage.TYPE_3BYTE_BGR,
                "bits", BufferedImage.TYPE_BYTE_BINARY,
                "palette", BufferedImage.TYPE_BYTE_INDEXED,
                "wide", BufferedImage.TYPE_USHORT_GRAY);
        for (String format : List.of("png", "gif", "jpeg", "tif")) {
            for (String type : List.of("grey", "colour", "bits", "palette", "wide")) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                if (ImageIO.write(picture(types.get(type)), format, bytes)) {
                    seeds.put(type + "." + format, bytes.toByteArray());
                }
            }
        }
        for (String compression : List.of("LZW", "ZLib", "PackBits", "Deflate")) {
            seeds.put(compression + ".tif", compressedTiff(compression));
        }
        Volume volume = Volume.zeros(Grid.of(new Size(20, 16, 4), new Vec3(0.5, 0.5, 2)));
        Path stack = folder.resolve("stack.tif");
        RasterFiles.writeTiff(List.of(volume, volume), stack);
        seeds.put("stack.tif", Files.readAllBytes(stack));
        return seeds;
    }

    private static BufferedImage picture(int type) {
        BufferedImage image = new BufferedImage(61, 47, type);
        Random random = new Random(4);
        for (int v = 0; v < 61 * 47; v++) {
            image.setRGB(v % 61, v / 61, v < 1000 ? 0 : random.nextInt());
        }
        return image;
    }

    private static byte[] compressedTiff(String compression) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionType(compression);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture(BufferedImage.TYPE_BYTE_GRAY), null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Test
    void survives_seeded_mutations_of_every_kind_of_picture() throws IOException {
        Map<String, byte[]> seeds = seeds();
        assertThat(seeds).hasSizeGreaterThan(15);
        List<String> names = List.copyOf(seeds.keySet());
        for (String name : names) {
            assertThat(answered(name, seeds.get(name), "seed")).as(name).isTrue();
        }
        Random random = new Random(20260202);
        int refused = 0;
        int count = Integer.getInteger("toposeg.fuzz", 20_000) / 4;
        for (int i = 0; i < count; i++) {
            String name = names.get(random.nextInt(names.size()));
            refused += answered(name, mutated(seeds.get(name), random), "mutation " + i + " of " + name) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(count / 10);
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] mutant = seed.clone();
        int reach = random.nextBoolean() ? mutant.length : Math.min(mutant.length, 200);
        for (int c = random.nextInt(1, 6); c > 0; c--) {
            int at = random.nextInt(reach);
            mutant[at] = random.nextInt(3) == 0 ? (byte) 0xFF : (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(mutant, random.nextInt(8, mutant.length)) : mutant;
    }

    /** Whether the file is read; else it is refused in a sentence that names it. Within the bounds in any case. */
    private boolean answered(String name, byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        long start = System.nanoTime();
        boolean read = true;
        try {
            RasterFiles.read(file);
        } catch (InputException e) {
            assertThat(e.getMessage()).as(what).contains(name);
            read = false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what + " ends in " + e, e);
        }
        assertThat(System.nanoTime() - start).as(what).isLessThan(MAX_NANOS);
        assertThat(threads.getThreadAllocatedBytes(thread) - before)
                .as("bytes of " + what)
                .isLessThan(4L * bytes.length + FREE_BYTES);
        return read;
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey.png", "colour.jpeg", "palette.gif", "LZW.tif", "Deflate.tif", "colour.tif"})
    void never_takes_half_a_file_for_a_picture(String name) throws IOException {
        byte[] whole = seeds().get(name);
        assertThat(answered(name, Arrays.copyOf(whole, whole.length / 2), name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey.png", "colour.jpeg", "palette.gif", "grey.tif"})
    void refuses_a_picture_that_claims_a_billion_pixels(String name) throws IOException {
        byte[] bytes = seeds().get(name);
        ByteBuffer b = ByteBuffer.wrap(bytes);
        switch (name.substring(name.indexOf('.') + 1)) {
            case "png" -> {
                b.putInt(16, 30_000).putInt(20, 30_000);
                CRC32 sum = new CRC32();
                sum.update(bytes, 12, 17);
                b.putInt(29, (int) sum.getValue());
            }
            case "gif" -> {
                int image = indexOf(bytes, (byte) 0x2C);
                b.putInt(6, 0x30753075).putInt(image + 5, 0x30753075);
            }
            case "jpeg" -> {
                int frame = startOfFrame(bytes);
                b.putShort(frame + 5, (short) 30_000).putShort(frame + 7, (short) 30_000);
            }
            default -> tiffSize(b, 30_000);
        }
        Path file = Files.write(folder.resolve(name), bytes);
        assertThatThrownBy(() -> RasterFiles.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(name);
        assertThat(answered(name, bytes, name)).isFalse();
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        int at = 13 + 3 * 256;
        while (bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private static int startOfFrame(byte[] bytes) {
        for (int at = 0; ; at++) {
            if (bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xC0) {
                return at;
            }
        }
    }

    private static void tiffSize(ByteBuffer b, int size) {
        int directory = b.getInt(4);
        for (int entry = directory + 2; entry < directory + 2 + 12 * b.getShort(directory); entry += 12) {
            int tag = b.getShort(entry) & 0xFFFF;
            if (tag == 256 || tag == 257) {
                b.putShort(entry + 2, (short) 4).putInt(entry + 4, 1).putInt(entry + 8, size);
            }
        }
    }
}
