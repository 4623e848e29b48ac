package org.toposeg.dicom.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;

/** By the formula: SUVbw = Bq/ml · weight in g / (dose · 2^(-time / half-life)). */
class SuvScaleTest {

    @Test
    void decays_the_dose_to_the_start_of_the_scan() {
        // One half-life of fluorine-18 between injection and scan halves the dose: 70,000 g / (370 MBq / 2).
        DataSet pet = pet("START", "100000", "114946");
        assertThat(SuvScale.of(pet)).isCloseTo(70_000 / 185e6, within(1e-12));
    }

    @Test
    void takes_the_dose_as_it_is_where_the_image_is_corrected_to_the_injection() {
        assertThat(SuvScale.of(pet("ADMIN", "100000", "114946"))).isCloseTo(70_000 / 370e6, within(1e-15));
    }

    @Test
    void takes_an_injection_before_midnight_for_the_day_before() {
        assertThat(SuvScale.of(pet("START", "231007", "005953"))).isCloseTo(70_000 / 185e6, within(1e-12));
    }

    @Test
    void takes_the_full_time_of_injection_first() {
        DataSet pet = pet("START", "090000", "114946");
        pet.item(Tag.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE)
                .set(Tag.RADIOPHARMACEUTICAL_START_DATE_TIME, "20260102100000.00");
        assertThat(SuvScale.of(pet)).isCloseTo(70_000 / 185e6, within(1e-12));
    }

    /** PS3.5, 6.2: a date and time may end in an offset from UTC; 10:00 at +0100 is 4:00 at -0500. */
    @Test
    void heeds_the_time_zone_of_the_injection() {
        DataSet pet = pet("START", "090000", "054946").set(Tag.TIMEZONE_OFFSET_FROM_UTC, "-0500");
        DataSet drug = pet.item(Tag.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE);
        drug.set(Tag.RADIOPHARMACEUTICAL_START_DATE_TIME, "20260102100000+0100");
        assertThat(SuvScale.of(pet)).isCloseTo(70_000 / 185e6, within(1e-12));

        // Across midnight: 4:20:07 at +0100 is 22:20:07 of the day before at -0500.
        DataSet late = pet("START", "090000", "000953").set(Tag.TIMEZONE_OFFSET_FROM_UTC, "-0500");
        late.item(Tag.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE)
                .set(Tag.RADIOPHARMACEUTICAL_START_DATE_TIME, "20260102042007.00+0100");
        assertThat(SuvScale.of(late)).isCloseTo(70_000 / 185e6, within(1e-12));

        pet.remove(Tag.TIMEZONE_OFFSET_FROM_UTC);
        assertThatThrownBy(() -> SuvScale.of(pet))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("20260102100000+0100")
                .hasMessageContaining("TimezoneOffsetFromUTC");
    }

    /** Two days of a half-life of two days, as yttrium-90 is imaged long after it was given. */
    @Test
    void counts_whole_days_between_injection_and_scan() {
        DataSet pet = pet("START", "090000", "114946");
        DataSet drug = pet.item(Tag.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE);
        drug.set(Tag.RADIOPHARMACEUTICAL_START_DATE_TIME, "20251231114946").set(Tag.RADIONUCLIDE_HALF_LIFE, 172_800.0);
        assertThat(SuvScale.of(pet)).isCloseTo(70_000 / 185e6, within(1e-12));
    }

    @Test
    void leaves_values_that_are_suv_already() {
        assertThat(SuvScale.of(pet("START", "100000", "114946").set(Tag.UNITS, "GML")))
                .isEqualTo(1);
    }

    @Test
    void says_what_is_missing() {
        assertThatThrownBy(() -> SuvScale.of(new DataSet().set(Tag.MODALITY, "CT")))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("only PET images");
        assertThatThrownBy(() -> SuvScale.of(pet("START", "100000", "114946").remove(Tag.PATIENT_WEIGHT)))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("PatientWeight");
        assertThatThrownBy(() -> SuvScale.of(pet("NONE", "100000", "114946")))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("decay correction is \"NONE\"");
        assertThatThrownBy(() -> SuvScale.of(pet("START", "100000", "114946").set(Tag.UNITS, "CNTS")))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("counts");
    }

    /** 70 kg, 370 MBq of fluorine-18 with the half-life of 6586 s, series at the given time of one day. */
    private static DataSet pet(String correction, String injected, String scanned) {
        DataSet drug = new DataSet()
                .set(Tag.RADIOPHARMACEUTICAL_START_TIME, injected)
                .set(Tag.RADIONUCLIDE_TOTAL_DOSE, 370e6)
                .set(Tag.RADIONUCLIDE_HALF_LIFE, 6586.0);
        return new DataSet()
                .set(Tag.MODALITY, "PT")
                .set(Tag.UNITS, "BQML")
                .set(Tag.forKeyword("CorrectedImage"), "DECY", "ATTN", "SCAT")
                .set(Tag.DECAY_CORRECTION, correction)
                .set(Tag.PATIENT_WEIGHT, 70.0)
                .set(Tag.SERIES_DATE, "20260102")
                .set(Tag.SERIES_TIME, scanned)
                .set(Tag.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE, drug);
    }
}
