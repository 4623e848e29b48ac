package org.toposeg.dicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.toposeg.file.AtomicFile;
import org.toposeg.io.ImageFormat;
import org.toposeg.io.ImageHeader;
import org.toposeg.io.ImageStart;
import org.toposeg.io.LoadedImage;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;
import org.toposeg.volume.Volume;

/** A format that only tests know: the word TINY, three sizes, and the values, as text, in voxels of 1 mm. */
public final class TinyFormat implements ImageFormat {

    @Override
    public String name() {
        return "Tiny";
    }

    @Override
    public List<String> endings() {
        return List.of(".tiny");
    }

    @Override
    public List<String> writtenEndings() {
        return endings();
    }

    @Override
    public Match match(ImageStart start) {
        return new String(start.bytes(), StandardCharsets.US_ASCII).startsWith("TINY ") ? Match.CONTENT : Match.NONE;
    }

    @Override
    public LoadedImage read(Path path, String series) {
        try (Scanner in = new Scanner(path)) {
            in.next();
            Grid grid = Grid.of(new Size(in.nextInt(), in.nextInt(), in.nextInt()), new Vec3(1, 1, 1));
            Volume volume = Volume.zeros(grid);
            for (int v = 0; v < volume.data().length; v++) {
                volume.data()[v] = in.nextInt();
            }
            return new LoadedImage("tiny", List.of(volume), "", "int32", false, Map.of(), List.of(), ImageHeader.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(LoadedImage image, Path target) {
        Size size = image.grid().size();
        StringBuilder text = new StringBuilder("TINY " + size.x() + " " + size.y() + " " + size.z() + "\n");
        for (float value : image.channels().getFirst().data()) {
            text.append((int) value).append(' ');
        }
        try {
            AtomicFile.writeText(target, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a file of two by one by one voxels */
    public static Path sample(Path folder, int first, int second) throws IOException {
        return Files.writeString(folder.resolve("sample.tiny"), "TINY 2 1 1\n" + first + " " + second);
    }
}
