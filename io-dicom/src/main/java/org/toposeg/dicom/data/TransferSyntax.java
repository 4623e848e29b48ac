package org.toposeg.dicom.data;

/** How a data set and its pixels are encoded; named by UID (PS3.6, table A-1). */
public record TransferSyntax(String uid, String name, boolean explicit, boolean bigEndian, boolean deflated) {

    public static final TransferSyntax IMPLICIT_LITTLE =
            new TransferSyntax("1.2.840.10008.1.2", "Implicit VR Little Endian", false, false, false);
    public static final TransferSyntax EXPLICIT_LITTLE =
            new TransferSyntax("1.2.840.10008.1.2.1", "Explicit VR Little Endian", true, false, false);
    public static final TransferSyntax DEFLATED =
            new TransferSyntax("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", true, false, true);
    public static final TransferSyntax EXPLICIT_BIG =
            new TransferSyntax("1.2.840.10008.1.2.2", "Explicit VR Big Endian", true, true, false);

    /** The syntax of a UID; those not listed here are explicit little endian with encapsulated pixels. */
    public static TransferSyntax of(String uid) {
        return switch (uid) {
            case "1.2.840.10008.1.2" -> IMPLICIT_LITTLE;
            case "1.2.840.10008.1.2.1" -> EXPLICIT_LITTLE;
            case "1.2.840.10008.1.2.1.99" -> DEFLATED;
            case "1.2.840.10008.1.2.2" -> EXPLICIT_BIG;
            default -> new TransferSyntax(uid, encapsulatedName(uid), true, false, false);
        };
    }

    public boolean isNative() {
        return uid.equals(IMPLICIT_LITTLE.uid)
                || uid.equals(EXPLICIT_LITTLE.uid)
                || uid.equals(DEFLATED.uid)
                || uid.equals(EXPLICIT_BIG.uid);
    }

    /** Whether native pixels lie in the file as they are to be read: not compressed and little endian. */
    public boolean isPlain() {
        boolean named = uid.equals(IMPLICIT_LITTLE.uid) || uid.equals(EXPLICIT_LITTLE.uid);
        return named && !bigEndian && !deflated;
    }

    private static String encapsulatedName(String uid) {
        return switch (uid) {
            case "1.2.840.10008.1.2.1.98" -> "Encapsulated Uncompressed Explicit VR Little Endian";
            case "1.2.840.10008.1.2.4.50" -> "JPEG Baseline";
            case "1.2.840.10008.1.2.4.51" -> "JPEG Extended";
            case "1.2.840.10008.1.2.4.57" -> "JPEG Lossless";
            case "1.2.840.10008.1.2.4.70" -> "JPEG Lossless, First-Order Prediction";
            case "1.2.840.10008.1.2.4.80" -> "JPEG-LS Lossless";
            case "1.2.840.10008.1.2.4.81" -> "JPEG-LS Near-lossless";
            case "1.2.840.10008.1.2.4.90" -> "JPEG 2000 Lossless";
            case "1.2.840.10008.1.2.4.91" -> "JPEG 2000";
            case "1.2.840.10008.1.2.4.100", "1.2.840.10008.1.2.4.101" -> "MPEG2";
            case "1.2.840.10008.1.2.4.102", "1.2.840.10008.1.2.4.103" -> "MPEG-4 AVC/H.264";
            case "1.2.840.10008.1.2.4.201" -> "High-Throughput JPEG 2000 Lossless";
            case "1.2.840.10008.1.2.4.202" -> "High-Throughput JPEG 2000 with RPCL";
            case "1.2.840.10008.1.2.4.203" -> "High-Throughput JPEG 2000";
            case "1.2.840.10008.1.2.5" -> "RLE Lossless";
            case "1.2.840.10008.1.2.8.1" -> "Deflated Image Frame Compression";
            default -> "an unknown transfer syntax";
        };
    }

    @Override
    public String toString() {
        return name + " (" + uid + ")";
    }
}
