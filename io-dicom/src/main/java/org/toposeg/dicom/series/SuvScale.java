package org.toposeg.dicom.series;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;

/**
 * The factor from a PET image's values to standardised uptake values by body weight (SUVbw, g/ml), as the Quantitative
 * Imaging Biomarkers Alliance gives it: Bq/ml · weight / (injected dose, decayed to the time that the image is corrected
 * to).
 */
final class SuvScale {

    /** Philips: factor from counts to SUV, and from counts to Bq/ml. */
    private static final int PHILIPS_SUV = 0x70531000;

    private static final int PHILIPS_ACTIVITY = 0x70531009;
    private static final int CORRECTED_IMAGE = Tag.forKeyword("CorrectedImage");

    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(\\d{2})$");

    private final DataSet header;

    private SuvScale(DataSet header) {
        this.header = header;
    }

    /** @throws DicomException if the image is no PET, or does not say what is needed; the message says what is missing */
    static double of(DataSet header) {
        if (!header.string(Tag.MODALITY).equals("PT")) {
            throw new DicomException("its modality is " + header.string(Tag.MODALITY, "not given")
                    + "; only PET images (PT) have standardised uptake values");
        }
        return new SuvScale(header).factor();
    }

    private double factor() {
        String units = header.string(Tag.UNITS);
        return switch (units) {
            case "GML" -> 1;
            case "BQML" -> perBecquerel();
            case "CNTS" -> ofCounts();
            default ->
                throw new DicomException("its values have the unit \"" + units
                        + "\", from which no standardised uptake value follows (BQML, CNTS or GML is needed)");
        };
    }

    private double ofCounts() {
        OptionalDouble suv = positive(header, PHILIPS_SUV);
        if (suv.isPresent()) {
            return suv.getAsDouble();
        }
        OptionalDouble activity = positive(header, PHILIPS_ACTIVITY);
        if (activity.isPresent()) {
            return activity.getAsDouble() * perBecquerel();
        }
        throw new DicomException("its values are counts, and it has no factor (7053,1000) or (7053,1009) for them");
    }

    private static OptionalDouble positive(DataSet data, int tag) {
        OptionalDouble value = data.number(tag);
        return value.isPresent() && value.getAsDouble() > 0 && Double.isFinite(value.getAsDouble())
                ? value
                : OptionalDouble.empty();
    }

    private static double required(DataSet data, int tag) {
        return positive(data, tag)
                .orElseThrow(() -> new DicomException("it has no usable " + Tag.toString(tag) + ", which SUV needs"));
    }

    private double perBecquerel() {
        requireCorrections();
        double grams = 1000 * required(header, Tag.PATIENT_WEIGHT);
        return grams / decayedDose(header.item(Tag.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE));
    }

    private void requireCorrections() {
        var corrections = Arrays.asList(header.strings(CORRECTED_IMAGE));
        if (!corrections.contains("ATTN") || !corrections.contains("DECY")) {
            throw new DicomException("it is not corrected for attenuation and decay (Corrected Image is "
                    + String.join("\\", corrections) + "), so that SUV has no meaning");
        }
    }

    private double decayedDose(DataSet drug) {
        double dose = required(drug, Tag.RADIONUCLIDE_TOTAL_DOSE);
        return switch (header.string(Tag.DECAY_CORRECTION)) {
            case "ADMIN" -> dose;
            case "START" -> dose * Math.pow(2, -secondsToScan(drug) / required(drug, Tag.RADIONUCLIDE_HALF_LIFE));
            default ->
                throw new DicomException("its decay correction is \"" + header.string(Tag.DECAY_CORRECTION)
                        + "\"; SUV needs START or ADMIN");
        };
    }

    private double secondsToScan(DataSet drug) {
        LocalDateTime scan = scanStart();
        String stated = drug.string(Tag.RADIOPHARMACEUTICAL_START_DATE_TIME);
        LocalDateTime injected = stated.isEmpty()
                ? LocalDateTime.of(
                        scan.toLocalDate(),
                        time(drug.string(Tag.RADIOPHARMACEUTICAL_START_TIME), "RadiopharmaceuticalStartTime"))
                : inZoneOfImage(
                        dateTime(
                                stated.substring(0, Math.min(8, stated.length())),
                                stated.substring(Math.min(8, stated.length()))),
                        stated);
        // Without its own date an injection before midnight seems to lie after the scan.
        LocalDateTime before = stated.isEmpty() && injected.isAfter(scan) ? injected.minusDays(1) : injected;
        double seconds = Duration.between(before, scan).toMillis() / 1000.0;
        if (seconds < 0) {
            throw new DicomException(
                    "it says that the tracer was injected at " + before + ", after the scan at " + scan);
        }
        return seconds;
    }

    /** A date and time may name an offset from UTC of its own; the image's other times have that of its header. */
    private LocalDateTime inZoneOfImage(LocalDateTime time, String stated) {
        Matcher own = OFFSET.matcher(stated);
        if (!own.find()) {
            return time;
        }
        String zone = header.string(Tag.TIMEZONE_OFFSET_FROM_UTC);
        Matcher image = OFFSET.matcher(zone);
        if (!image.find()) {
            throw new DicomException("its tracer's start " + stated + " has an offset from UTC and its own times have"
                    + " none ((0008,0201) TimezoneOffsetFromUTC), so that SUV cannot be told");
        }
        return time.minusMinutes(minutes(own)).plusMinutes(minutes(image));
    }

    private static int minutes(Matcher offset) {
        int minutes = 60 * Integer.parseInt(offset.group(2)) + Integer.parseInt(offset.group(3));
        return offset.group(1).equals("-") ? -minutes : minutes;
    }

    /** The series' start; that of the acquisition where the series is a later copy. */
    private LocalDateTime scanStart() {
        LocalDateTime series = dateTime(header.string(Tag.SERIES_DATE), header.string(Tag.SERIES_TIME));
        if (!header.hasValue(Tag.ACQUISITION_DATE) || !header.hasValue(Tag.ACQUISITION_TIME)) {
            return series;
        }
        LocalDateTime acquired = dateTime(header.string(Tag.ACQUISITION_DATE), header.string(Tag.ACQUISITION_TIME));
        return series.isAfter(acquired) ? acquired : series;
    }

    private static LocalDateTime dateTime(String date, String time) {
        try {
            String digits = date.replace(".", "");
            return LocalDateTime.of(
                    LocalDate.of(
                            Integer.parseInt(digits, 0, 4, 10),
                            Integer.parseInt(digits, 4, 6, 10),
                            Integer.parseInt(digits, 6, 8, 10)),
                    time(time, "time"));
        } catch (NumberFormatException | IndexOutOfBoundsException | DateTimeException e) {
            throw new DicomException("its date \"" + date + "\" cannot be read, which SUV needs", e);
        }
    }

    private static LocalTime time(String text, String what) {
        String digits = text.replace(":", "").split("[.+&-]", 2)[0];
        try {
            return LocalTime.of(
                    Integer.parseInt(digits, 0, 2, 10),
                    digits.length() < 4 ? 0 : Integer.parseInt(digits, 2, 4, 10),
                    digits.length() < 6 ? 0 : Integer.parseInt(digits, 4, 6, 10));
        } catch (NumberFormatException | IndexOutOfBoundsException | DateTimeException e) {
            throw new DicomException("its " + what + " \"" + text + "\" cannot be read, which SUV needs", e);
        }
    }
}
