package org.toposeg.dicom.dimse;

import java.time.Duration;

/**
 * How to reach an archive by DIMSE.
 *
 * @param host name or address of the archive
 * @param port its DICOM port
 * @param calledTitle its application entity title
 * @param ownTitle our own, as the archive knows us
 * @param ownPort where we receive by C-MOVE, which the archive must know too; 0 to retrieve by C-GET
 * @param timeout for connecting and for each answer
 */
public record DimseNode(String host, int port, String calledTitle, String ownTitle, int ownPort, Duration timeout) {

    private static final int LONGEST_TITLE = 16;

    public DimseNode {
        requireTitle(calledTitle);
        requireTitle(ownTitle);
        if (port < 1 || port > 65535 || ownPort < 0 || ownPort > 65535) {
            throw new IllegalArgumentException("ports must be 1 to 65535, got " + port + " and " + ownPort);
        }
    }

    private static void requireTitle(String title) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException(
                    "an application entity title has 1 to " + LONGEST_TITLE + " characters, got \"" + title + "\"");
        }
    }

    /** Retrieval by C-GET, half a minute for each answer. */
    public static DimseNode of(String host, int port, String calledTitle, String ownTitle) {
        return new DimseNode(host, port, calledTitle, ownTitle, 0, Duration.ofSeconds(30));
    }

    /** Retrieval by C-MOVE to this port. */
    public DimseNode receivingAt(int newPort) {
        return new DimseNode(host, port, calledTitle, ownTitle, newPort, timeout);
    }

    @Override
    public String toString() {
        return calledTitle + "@" + host + ":" + port;
    }
}
