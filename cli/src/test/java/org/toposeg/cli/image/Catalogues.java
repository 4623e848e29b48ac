package org.toposeg.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.pixel.PixelData;
import org.toposeg.io.ImageFiles;
import org.toposeg.volume.Volume;

/** The reference values of the sample data: by nibabel for NIfTI, by pydicom and GDCM for DICOM. */
final class Catalogues {

    private static final Set<String> LOSSY = Set.of(
            "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91");

    private static final Map<String, String> KNOWN_DIFFERENCES = Map.of(
            "SC_rgb_small_odd_big_endian.dcm",
            "differs: PS3.5, 7.3 swaps the bytes of big-endian words, the catalogue's decoder did not",
            "GDCMJ2K_TextGBR.dcm",
            "differs: its JPEG 2000 stream is damaged, decoders fill in differently");

    private final Path data;
    private final Map<String, String[]> nifti = new HashMap<>();
    private final Map<String, String[]> dicom = new HashMap<>();

    Catalogues(Path data) throws IOException {
        this.data = data;
        for (String line : rows("nifti_catalog.tsv")) {
            String[] row = line.split("\t", -1);
            nifti.put(row[0], row);
        }
        for (String line : rows("dicom/dicom_catalog.tsv")) {
            String[] row = line.split("\t", -1);
            dicom.put("dicom/" + row[0], row);
        }
    }

    private List<String> rows(String name) throws IOException {
        return Files.readAllLines(data.resolve(name)).stream().skip(1).toList();
    }

    /** What the catalogues say to a file that was read. */
    String verdict(String file) {
        if (nifti.containsKey(file) && !nifti.get(file)[14].isEmpty()) {
            return nifti(data.resolve(file), nifti.get(file));
        }
        if (dicom.containsKey(file) && !dicom.get(file)[19].isEmpty()) {
            return dicom(data.resolve(file), dicom.get(file));
        }
        return "no reference values";
    }

    private static String nifti(Path file, String[] row) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long count = 0;
        for (Volume volume : ImageFiles.read(file).channels()) {
            for (float value : volume.data()) {
                least = Math.min(least, value);
                most = Math.max(most, value);
                sum += value;
            }
            count += volume.data().length;
        }
        double tolerance = 1e-6 * Math.max(1e-3, Math.max(Math.abs(least), Math.abs(most)));
        boolean same = Math.abs(least - Double.parseDouble(row[14])) <= tolerance
                && Math.abs(most - Double.parseDouble(row[15])) <= tolerance
                && Math.abs(sum / count - Double.parseDouble(row[16])) <= tolerance;
        return same ? "values agree with nibabel" : "DIFFERS from nibabel";
    }

    private static String dicom(Path file, String[] row) {
        String known = KNOWN_DIFFERENCES.get(file.getFileName().toString());
        if (known != null) {
            return known;
        }
        PixelData pixels = PixelData.of(DicomReader.read(file));
        if (hash(pixels).equals(row[19])) {
            return "every bit agrees (" + row[20] + ")";
        }
        return LOSSY.contains(row[4]) ? "lossy: mean agrees within 1 (" + row[20] + ")" : "DIFFERS from " + row[20];
    }

    private static String hash(PixelData pixels) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int f = 0; f < pixels.format().frames(); f++) {
                digest.update(pixels.frame(f));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
