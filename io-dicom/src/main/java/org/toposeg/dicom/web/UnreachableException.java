package org.toposeg.dicom.web;

/** Nobody answers for an archive, or a server before it says that it is away: the same may work later. */
public final class UnreachableException extends ArchiveException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
