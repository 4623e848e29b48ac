package org.toposeg.workflow.study;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toposeg.io.ImageFiles;
import org.toposeg.io.ImageHeader;
import org.toposeg.io.LoadedImage;
import org.toposeg.volume.InputException;
import org.toposeg.volume.Volume;

/** NIfTI files or pictures: one for each channel, or one that holds all. */
final class FileImages implements StudyImages {

    private final String key;
    private final List<Path> files;
    private final int expected;
    private ImageHeader header;
    private List<String> warnings = List.of();

    FileImages(String key, List<Path> files, int expected) {
        this.key = key;
        this.files = List.copyOf(files);
        this.expected = expected;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String title() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public String study() {
        return key;
    }

    @Override
    public String series() {
        return files.getFirst().getFileName().toString();
    }

    @Override
    public String source() {
        return files.getFirst().toAbsolutePath().normalize().toString();
    }

    @Override
    public String content() {
        return Stamps.digest(files.stream()
                .map(file -> file.getFileName() + " " + Stamps.of(file))
                .toList());
    }

    @Override
    public Optional<Instant> changed() {
        return Stamps.newest(files);
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public List<Volume> channels() {
        List<Volume> channels = new ArrayList<>();
        List<String> said = new ArrayList<>();
        header = null;
        for (Path file : files) {
            LoadedImage image = ImageFiles.read(file);
            header = header == null ? image.header() : header;
            channels.addAll(image.channels());
            said.addAll(image.warnings());
        }
        warnings = List.copyOf(said);
        if (expected != FolderStudies.ANY && channels.size() != expected) {
            throw new InputException(
                    files.getFirst() + (files.size() > 1 ? " and the files beside it hold " : " holds ")
                            + count(channels.size()) + ", the model takes " + count(expected)
                            + (expected == 1
                                    ? "; convert it to one channel first."
                                    : "; the files of one case are named CASE_0000.nii.gz, CASE_0001.nii.gz, ..."));
        }
        return channels;
    }

    @Override
    public String ending() {
        return ".nii.gz";
    }

    /** Kept from reading, so that it is not read again for each result. */
    @Override
    public ImageHeader header() {
        if (header == null) {
            header = ImageFiles.read(files.getFirst()).header();
        }
        return header;
    }

    static String count(int channels) {
        return channels == 1 ? "1 channel" : channels + " channels";
    }
}
