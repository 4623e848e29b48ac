package org.toposeg.dicom.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The data dictionary (PS3.6): value representation and keyword of standard tags. */
public final class Dictionary {

    record Entry(VR vr, String keyword) {}

    private static final Map<Integer, Entry> BY_TAG = new HashMap<>();
    private static final Map<String, Integer> BY_KEYWORD = new HashMap<>();

    static {
        try (InputStream in = Dictionary.class.getResourceAsStream("dictionary.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(Dictionary::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dictionary() {}

    private static void add(String line) {
        String[] columns = line.split("\t");
        Entry entry = new Entry(VR.valueOf(columns[1]), columns[2]);
        // Repeating groups (50xx, 60xx, 7Fxx) are kept under their first group.
        int tag = Integer.parseUnsignedInt(columns[0].replace('x', '0'), 16);
        BY_TAG.put(tag, entry);
        BY_KEYWORD.putIfAbsent(entry.keyword(), tag);
    }

    private static Entry entry(int tag) {
        Entry entry = BY_TAG.get(tag);
        if (entry == null && isRepeating(tag)) {
            entry = BY_TAG.get(tag & 0xFF00FFFF);
        }
        return entry;
    }

    private static boolean isRepeating(int tag) {
        int group = tag >>> 24;
        return (group == 0x50 || group == 0x60 || group == 0x7F) && (tag >>> 16 & 1) == 0;
    }

    /** The value representation of a tag; UN where the dictionary does not know it. */
    public static VR vr(int tag) {
        if ((tag & 0xFFFF) == 0) {
            return VR.UL;
        }
        if (Tag.isPrivate(tag)) {
            int element = tag & 0xFFFF;
            return element >= 0x10 && element <= 0xFF ? VR.LO : VR.UN;
        }
        Entry entry = entry(tag);
        return entry == null ? VR.UN : entry.vr();
    }

    static String keyword(int tag) {
        Entry entry = Tag.isPrivate(tag) ? null : entry(tag);
        return entry == null ? "" : entry.keyword();
    }

    static int tag(String keyword) {
        Integer tag = BY_KEYWORD.get(keyword);
        if (tag == null) {
            throw new IllegalArgumentException("no data element has the keyword " + keyword);
        }
        return tag;
    }
}
