package org.toposeg.dicom.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The attributes of an instance in the DICOM JSON model (PS3.18, F).
 *
 * @param values by tag as eight hexadecimal digits; several values are joined by backslashes
 * @param bulkData where values lie that are too large for the metadata, pixels above all, by tag; within sequences by
 *     tag, number of the item from 0, tag, and so on: {@code 54000100/0/54001010}
 */
public record InstanceMetadata(Map<String, String> values, Map<String, URI> bulkData) {

    /** @param address that the metadata came from; addresses within may be relative to it */
    static InstanceMetadata of(JsonNode instance, URI address) {
        Map<String, URI> bulkData = new LinkedHashMap<>();
        collect("", instance, address, bulkData);
        return new InstanceMetadata(values(instance), bulkData);
    }

    private static void collect(String prefix, JsonNode item, URI address, Map<String, URI> found) {
        item.propertyStream().forEach(attribute -> {
            String name = prefix + attribute.getKey();
            String where = attribute.getValue().path("BulkDataURI").asString("");
            if (!where.isEmpty()) {
                found.put(name, resolved(address, where));
            }
            if (attribute.getValue().path("vr").asString("").equals("SQ")) {
                int number = 0;
                for (JsonNode nested : attribute.getValue().path("Value")) {
                    collect(name + "/" + number++ + "/", nested, address, found);
                }
            }
        });
    }

    private static URI resolved(URI address, String where) {
        try {
            return address.resolve(where);
        } catch (IllegalArgumentException e) {
            throw new ArchiveException(address + " names bulk data at \"" + where + "\", which is no address", e);
        }
    }

    static Map<String, String> values(JsonNode item) {
        Map<String, String> values = new LinkedHashMap<>();
        item.propertyStream()
                .forEach(entry ->
                        values.put(entry.getKey(), text(entry.getValue().path("Value"))));
        return values;
    }

    /** A "Value" array as text. */
    static String text(JsonNode values) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            texts.add(value.isObject() ? value.path("Alphabetic").asString("") : value.asString(""));
        }
        return String.join("\\", texts);
    }
}
