package org.toposeg.dicom.web;

/** An archive answered with a status that says no. */
final class RefusedException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** The HTTP status, 400 or above usually. */
    int status() {
        return status;
    }
}
