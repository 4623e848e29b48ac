package org.toposeg.dicom.data;

import org.toposeg.volume.InputException;

/** A DICOM file or data set cannot be used; the message is one sentence for a person. */
public class DicomException extends InputException {

    private static final long serialVersionUID = 1L;

    public DicomException(String message) {
        super(message);
    }

    public DicomException(String message, Throwable cause) {
        super(message, cause);
    }
}
