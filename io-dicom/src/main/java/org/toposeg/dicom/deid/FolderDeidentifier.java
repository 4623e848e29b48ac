package org.toposeg.dicom.deid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.file.DicomWriter;

/**
 * De-identifies all DICOM files below a folder. Results are named by their new UIDs, {@code study/series/instance.dcm},
 * because the names of files and folders are often those of patients.
 */
public final class FolderDeidentifier {

    /** A file, and what a person should know of it. */
    public record Note(Path file, String why) {}

    /**
     * What was done.
     *
     * @param written number of de-identified files
     * @param flagged files that were written and may show text among their pixels, by their new names
     * @param refused files that were not written, with the reason, by their old names
     * @param passedOver number of files that are no DICOM images or objects, DICOMDIRs among them
     */
    public record Result(int written, List<Note> flagged, List<Note> refused, int passedOver) {}

    private final Deidentifier deidentifier;
    private final Path target;
    private final List<Note> flagged = Collections.synchronizedList(new ArrayList<>());
    private final List<Note> refused = Collections.synchronizedList(new ArrayList<>());
    private final Set<Path> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger passedOver = new AtomicInteger();

    private FolderDeidentifier(Deidentifier deidentifier, Path target) {
        this.deidentifier = deidentifier;
        this.target = target;
    }

    /**
     * @param source a file or folder
     * @param target the folder for the results, which must not lie within the source
     */
    public static Result run(Path source, Path target, DeidentificationOptions options) {
        if (target.toAbsolutePath()
                .normalize()
                .startsWith(source.toAbsolutePath().normalize())) {
            throw new DicomException("results cannot go into the folder they are made from: " + target);
        }
        FolderDeidentifier work = new FolderDeidentifier(new Deidentifier(options), target);
        files(source).parallelStream().forEach(work::take);
        Comparator<Note> byName = Comparator.comparing(note -> note.file().toString());
        return new Result(
                work.written.get(),
                work.flagged.stream().sorted(byName).toList(),
                work.refused.stream().sorted(byName).toList(),
                work.passedOver.get());
    }

    private static List<Path> files(Path source) {
        try (Stream<Path> walk = Files.walk(source)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new DicomException(source + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private void take(Path file) {
        try {
            if (!DicomReader.looksLikeDicom(file)) {
                passedOver.incrementAndGet();
                return;
            }
            DicomFile content = DicomReader.read(file);
            if (content.sopInstance().isEmpty() || content.data().contains(Tag.DIRECTORY_RECORD_SEQUENCE)) {
                passedOver.incrementAndGet();
                return;
            }
            write(file, content);
        } catch (DicomException e) {
            refused.add(new Note(file, e.getMessage()));
        } catch (IOException e) {
            refused.add(new Note(file, "it cannot be read: " + e.getMessage()));
        }
    }

    private void write(Path file, DicomFile content) {
        DicomFile clean = deidentifier.apply(content);
        Path result = target.resolve(name(clean, Tag.STUDY_INSTANCE_UID))
                .resolve(name(clean, Tag.SERIES_INSTANCE_UID))
                .resolve(name(clean, Tag.SOP_INSTANCE_UID) + ".dcm");
        if (!taken.add(result)) {
            refused.add(new Note(file, "another file is the same SOP instance and was written already"));
            return;
        }
        DicomWriter.write(clean, result);
        written.incrementAndGet();
        Optional<String> suspicion = BurnedIn.suspicion(content.data());
        suspicion.ifPresent(why -> flagged.add(new Note(result, why)));
    }

    /** A UID as a name; with retained UIDs it comes from a stranger and may be anything. */
    private static String name(DicomFile file, int tag) {
        String uid = file.data().string(tag);
        return uid.matches("[0-9.]{1,64}") && !uid.matches("\\.+") ? uid : "unnamed";
    }
}
