package org.toposeg.io;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.toposeg.volume.Grid;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;

/**
 * One format of image files: how they are recognised, read and written. Formats are found by {@link java.util.ServiceLoader}:
 * a new one is a public class with a constructor without parameters and a line with its name in
 * {@code META-INF/services/org.toposeg.io.ImageFormat}. {@link ImageFormats} has them all.
 *
 * <p>Reading methods throw an {@link InputException} for a file that cannot be used; its message names the file and says
 * what to do.
 */
public interface ImageFormat {

    /** What a format knows of a file: its content bears the format's mark, only its name hints at it, or neither. */
    enum Match {
        CONTENT,
        NAME,
        NONE
    }

    /** For people, such as NIfTI. */
    String name();

    /** The endings of its files' names in small letters with their dot, such as {@code .nii.gz}. */
    List<String> endings();

    /** The endings under which it can be written, the usual one first; empty if it is only read. */
    default List<String> writtenEndings() {
        return List.of();
    }

    /** Whether a file or folder is of this format. */
    Match match(ImageStart start);

    /** Whether an image is usually several files of a folder, found by their content and not one by one. */
    default boolean isSeries() {
        return false;
    }

    /** Whether a file says of itself that it holds labels and no image. */
    default boolean holdsLabels() {
        return false;
    }

    /** Whether its images have a place in the patient; a picture has none. */
    default boolean isPlaced() {
        return true;
    }

    /** Whether what is written refers to a DICOM series, so that {@link #write} and {@link #writeLabels} do not do. */
    default boolean needsSeries() {
        return false;
    }

    /**
     * Reads all volumes.
     *
     * @param series number or UID of one of several series in a folder, with {@code /N} its N-th volume; empty for the only
     *     one
     */
    LoadedImage read(Path path, String series);

    /**
     * Reads one of several volumes: a point in time, or a channel of a stack; colours stay together.
     *
     * @param index from 0
     */
    default LoadedImage readVolume(Path path, String series, int index) {
        return read(path, series).volume(index, path);
    }

    /** How many volumes {@link #read} would give, by the header where that tells. */
    default int channels(Path path) {
        return read(path, "").channels().size();
    }

    /**
     * Reads label maps.
     *
     * @param image the grid of the image that the labels belong to, asked for only if the file has none of its own
     */
    default LabelImage readLabels(Path path, Supplier<Grid> image) {
        return LabelImage.of(read(path, "").toLabels(path));
    }

    /** What is said of a file by {@code toposeg info}. */
    default ImageDescription describe(Path path, String series) {
        return ImageDescription.of(read(path, series));
    }

    /**
     * Writes an image; the file appears under its name only when it is whole.
     *
     * @throws InputException if the format is not written, or the file system refuses
     */
    default void write(LoadedImage image, Path target) {
        throw new InputException(target + " cannot be written: " + name() + " is only read here.");
    }

    /**
     * Writes a label map; the file appears under its name only when it is whole.
     *
     * @param like header of the image that the labels belong to: one of the same format is taken over, others are ignored
     * @throws InputException if the format is not written, or the file system refuses
     */
    default void writeLabels(LabelMap labels, Path target, ImageHeader like) {
        throw new InputException(target + " cannot be written: " + name() + " is only read here.");
    }

    /** Writes an image of this format anew in this format, with all that the format can hold and {@link #read} leaves out. */
    default void copy(Path from, Path target) {
        write(read(from, ""), target);
    }
}
