package org.toposeg.dicom.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** multipart/related bodies (RFC 2387): parts with their headers between boundary lines. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

    private Multipart() {}

    static byte[] compose(String boundary, String type, List<byte[]> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(ascii("--" + boundary + "\r\nContent-Type: " + type + "\r\n\r\n"));
            body.writeBytes(part);
            body.writeBytes(ascii("\r\n"));
        }
        body.writeBytes(ascii("--" + boundary + "--\r\n"));
        return body.toByteArray();
    }

    /** The bodies of the parts; a body that is not multipart is its own only part. */
    static List<byte[]> parts(String contentType, byte[] body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/") || !matcher.find()) {
            return List.of(body);
        }
        byte[] mark = ascii("--" + matcher.group(1));
        List<byte[]> parts = new ArrayList<>();
        int at = indexOf(body, mark, 0);
        while (at >= 0) {
            int start = at + mark.length;
            int end = indexOf(body, mark, start);
            if (end < 0) {
                if (start + 1 < body.length && body[start] == '-' && body[start + 1] == '-') {
                    return parts;
                }
                throw new ArchiveException("the archive's answer ends inside a part; the transfer was cut off");
            }
            int content = indexOf(body, ascii("\r\n\r\n"), start);
            if (content >= 0 && content + 4 <= end - 2) {
                parts.add(Arrays.copyOfRange(body, content + 4, end - 2));
            }
            at = end;
        }
        return parts;
    }

    private static int indexOf(byte[] body, byte[] mark, int from) {
        int last = body.length - mark.length;
        for (int at = from; at <= last; at++) {
            if (body[at] == mark[0] && Arrays.equals(body, at, at + mark.length, mark, 0, mark.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
