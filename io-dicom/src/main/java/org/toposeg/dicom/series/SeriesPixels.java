package org.toposeg.dicom.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.toposeg.dicom.codec.PixelFormat;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.frame.SourceFrame;
import org.toposeg.dicom.frame.SourceInstance;
import org.toposeg.dicom.frame.Stack;
import org.toposeg.dicom.pixel.PixelData;
import org.toposeg.dicom.pixel.PlainFrames;
import org.toposeg.volume.MemoryBudget;
import org.toposeg.volume.Volume;

/**
 * Brings the frames of files into the volumes of a stack. Plain pixels are read from their place in the file; other
 * files are read whole, once each. The frames of a file are decoded side by side.
 */
final class SeriesPixels {

    /** Compressed images of a larger volume must show that they can be decoded before memory is taken. */
    private static final double FREE_BYTES = 64e6;

    /** A frame of a file and where it goes. */
    record Target(int time, int slice) {}

    private final Stack stack;
    private final List<Volume> volumes;
    private final int channels;

    SeriesPixels(Stack stack, List<Volume> volumes, int channels) {
        this.stack = stack;
        this.volumes = volumes;
        this.channels = channels;
    }

    /**
     * Refuses what the files cannot hold before memory is taken for it.
     *
     * @param bytes that the volumes will take
     * @throws DicomException if there is too little memory, or a file is shorter than its header says
     */
    static void requireRoom(Stack stack, double bytes) {
        long most = MemoryBudget.left();
        if (!MemoryBudget.take(bytes)) {
            throw new DicomException(String.format(
                    Locale.ROOT,
                    "the volume needs %.0f MB of memory and there are %.0f MB; give Java more memory",
                    bytes / 1e6,
                    most / 1e6));
        }
        Set<SourceInstance> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<SourceFrame> slices : stack.times()) {
            for (SourceFrame slice : slices) {
                SourceInstance instance = slice.instance();
                if (seen.add(instance) && isShort(instance)) {
                    instance.naming(() -> PixelData.of(DicomReader.read(instance.file())));
                }
            }
        }
        SourceFrame first = stack.slices().getFirst();
        if (bytes > FREE_BYTES && first.instance().pixelStart() < 0) {
            PixelData.of(DicomReader.read(first.instance().file())).frame(first.frame());
        }
    }

    private static boolean isShort(SourceInstance instance) {
        return instance.pixelStart() >= 0
                && instance.file().toFile().length()
                        < instance.pixelStart()
                                + PixelFormat.of(instance.header()).nativeBytes();
    }

    void fill(SourceInstance instance, List<Target> targets) {
        PixelFormat format = PixelFormat.of(instance.header());
        if (isPlain(instance, format)) {
            plain(instance, format, targets);
        } else {
            decoded(instance, targets);
        }
        if (channels == 1 && ModalityLut.isPresent(instance.header())) {
            ModalityLut table = ModalityLut.of(instance.header());
            int count = stack.grid().size().x() * stack.grid().size().y();
            targets.forEach(target -> table.apply(volumes.get(target.time()).data(), at(target), count));
        }
    }

    private boolean isPlain(SourceInstance instance, PixelFormat format) {
        return channels == 1
                && PlainFrames.supports(format)
                && instance.pixelStart() >= 0
                && instance.pixelLength() >= format.nativeBytes();
    }

    private void plain(SourceInstance instance, PixelFormat format, List<Target> targets) {
        try (FileChannel file = FileChannel.open(instance.file(), StandardOpenOption.READ)) {
            inParallel(targets, target -> {
                SourceFrame frame = frame(target);
                PlainFrames.read(
                        file,
                        instance.pixelStart(),
                        frame.frame(),
                        format,
                        frame.rescale().slope(),
                        frame.rescale().intercept(),
                        volumes.get(target.time()).data(),
                        at(target));
            });
        } catch (IOException e) {
            throw new DicomException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private void decoded(SourceInstance instance, List<Target> targets) {
        DicomFile file = DicomReader.read(instance.file());
        PixelData pixels = PixelData.of(file);
        targets.parallelStream().forEach(target -> {
            SourceFrame frame = frame(target);
            for (int c = 0; c < channels; c++) {
                float[] data = volumes.get(target.time() * channels + c).data();
                pixels.channel(
                        frame.frame(),
                        c,
                        frame.rescale().slope(),
                        frame.rescale().intercept(),
                        data,
                        at(target));
            }
        });
    }

    private SourceFrame frame(Target target) {
        return stack.times().get(target.time()).get(target.slice());
    }

    private int at(Target target) {
        return target.slice() * stack.grid().size().x() * stack.grid().size().y();
    }

    private interface Work {
        void run(Target target) throws IOException;
    }

    private static void inParallel(List<Target> targets, Work work) throws IOException {
        if (targets.size() == 1) {
            work.run(targets.getFirst());
            return;
        }
        try {
            targets.parallelStream().forEach(target -> {
                try {
                    work.run(target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
