package org.toposeg.dicom.web;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a search page by page (PS3.18, 8.3.4) until a page brings nothing new. A short page ends nothing: many archives
 * give fewer matches than they were asked for. The next page begins behind what was given, not behind what was asked
 * for; an archive that ignores the offset gives its first page again, which brings nothing new.
 */
final class Pages {

    /** Matches to ask for at a time. */
    static final int SIZE = 200;

    /** The text of a warning with code 299 (RFC 7234, 5.5): code, agent, text, which some archives leave without quotes. */
    private static final Pattern WARNING = Pattern.compile("\\b299 +(?:[^ \"]+ +)?(?:\"([^\"]*)\"|([^\"]+))");

    /** PS3.18, 8.3.4.4 has the sentence "There are N additional results that can be requested". */
    private static final Pattern MORE = Pattern.compile("(?i)(additional|more|further) (results|matches)|incomplete");

    private static final Pattern NO_MORE = Pattern.compile("(?i)\\b(0|no) (additional|more|further) (results|matches)");

    /** One request for one page. */
    interface Source {

        Page page(Map<String, String> query);
    }

    /** A page and the archive's Warning headers. */
    record Page(List<Map<String, String>> entries, List<String> headers) {}

    private final Source source;
    private final String name;
    private final String keyTag;
    private final Map<String, Map<String, String>> found = new LinkedHashMap<>();
    private final Set<String> said = new LinkedHashSet<>();

    /** Whether the archive said with its last page that there is more. */
    private boolean more;

    /**
     * @param name of the archive and what is searched, for warnings
     * @param path that is searched; its last word says which UID tells one match from another
     */
    Pages(Source source, String name, String path) {
        this.source = source;
        this.name = name;
        this.keyTag = switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "studies" -> "0020000D";
            case "series" -> "0020000E";
            default -> "00080018";
        };
    }

    /** @param known number of matches at which to stop, or negative */
    Listing all(Map<String, String> match, int known) {
        int received = 0;
        int useful = 0;
        List<Map<String, String>> page = page(match, 0);
        while (!page.isEmpty() && add(page)) {
            useful++;
            received += page.size();
            page = found.size() == known && !more ? List.of() : page(match, received);
        }
        // A first page larger than was asked for comes from an archive that knows no paging and gave all.
        if (!page.isEmpty() && !more && useful == 1 && received <= SIZE) {
            said.add(name + " gives the same " + found.size()
                    + " matches whatever page is asked for; there may be more that it does not list.");
        }
        if (more) {
            said.add(name + " listed " + found.size()
                    + " matches and says that there are more, but does not give them; ask for less at a time"
                    + " (--modality), or have its limit raised.");
        }
        return new Listing(List.copyOf(found.values()), List.copyOf(said), !more);
    }

    /** Gives whether any match of the page is new. */
    private boolean add(List<Map<String, String>> page) {
        boolean isNew = false;
        for (Map<String, String> entry : page) {
            String uid = entry.getOrDefault(keyTag, "");
            isNew |= found.putIfAbsent(uid.isEmpty() ? entry.toString() : uid, entry) == null;
        }
        return isNew;
    }

    private List<Map<String, String>> page(Map<String, String> match, int offset) {
        Map<String, String> query = new LinkedHashMap<>(match);
        query.put("limit", Integer.toString(SIZE));
        query.put("offset", Integer.toString(offset));
        try {
            Page page = source.page(query);
            if (offset == 0 || !page.entries().isEmpty()) {
                more = hear(page.headers());
            }
            return page.entries();
        } catch (RefusedException e) {
            // Some archives call a page behind the last one a wrong request or find nothing there.
            if (offset > 0 && (e.status() == 400 || e.status() == 404 || e.status() == 416)) {
                return List.of();
            }
            throw e;
        }
    }

    /** Notes what is said and gives whether it is that there is more. */
    private boolean hear(List<String> headers) {
        boolean isMore = false;
        for (String header : headers) {
            Matcher warning = WARNING.matcher(header);
            while (warning.find()) {
                String text = warning.group(1) == null ? warning.group(2) : warning.group(1);
                if (MORE.matcher(text).find()) {
                    isMore |= !NO_MORE.matcher(text).find();
                } else {
                    said.add(name + " says: " + text);
                }
            }
        }
        return isMore;
    }
}
