package org.toposeg.dicom.web;

import java.util.List;
import java.util.Map;

/**
 * What an archive listed when it was asked page by page.
 *
 * @param entries attributes of each match, keyed by tag as eight hexadecimal digits; each match once
 * @param warnings what the archive said besides, and why more may be there than it listed; a sentence each
 * @param complete false where the archive itself says that there is more, and does not give it
 */
public record Listing(List<Map<String, String>> entries, List<String> warnings, boolean complete) {}
