package org.toposeg.dicom.data;

import java.nio.file.Path;
import java.util.Optional;
import org.toposeg.volume.InputException;

/** A DICOM file or data set cannot be used; the message is one sentence for a person. */
public class DicomException extends InputException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    public DicomException(String message) {
        super(message);
        this.file = null;
    }

    public DicomException(String message, Throwable cause) {
        super(message, cause);
        this.file = null;
    }

    /** The same, of a file. */
    public DicomException(Path file, DicomException cause) {
        super(cause.getMessage(), cause);
        this.file = file;
    }

    /** The file that cannot be used, where it is known. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
