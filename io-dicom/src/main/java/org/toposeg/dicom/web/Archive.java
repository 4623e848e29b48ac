package org.toposeg.dicom.web;

import java.util.List;
import java.util.Map;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.file.DicomFile;

/**
 * A DICOM archive, however it is reached. Objects are named by paths as in DICOMweb: {@code studies/UID},
 * {@code studies/UID/series/UID}, {@code studies/UID/series/UID/instances/UID}.
 *
 * <p>All methods throw {@link ArchiveException} when the archive refuses, fails or cannot be reached.
 */
public interface Archive extends AutoCloseable {

    /**
     * Searches studies, series or instances.
     *
     * @param path {@code studies}, {@code series}, {@code studies/UID/series}, ...
     * @param match keyword or tag to value, with DICOM's wildcards
     * @return for each match its attributes, keyed by tag as eight hexadecimal digits
     */
    List<Map<String, String>> search(String path, Map<String, String> match);

    /** All instances of a study or series, or one instance. */
    List<DicomFile> retrieve(String path);

    /** Stores instances; returns only when the archive confirmed each. */
    void store(List<DicomFile> files);

    /** Whether an instance of this data set is in the archive. */
    boolean holds(DataSet instance);

    @Override
    void close();
}
