package org.toposeg.dicom.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.toposeg.dicom.data.Tag;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;

/**
 * A small DICOMweb archive on a free port of the loopback interface that answers searches of series and instances and
 * gives out series, with the habits of archives that are met in hospitals; what is stored it refuses as a conflict (409).
 */
public final class LoopbackArchive implements AutoCloseable {

    /**
     * How it pages.
     *
     * @param cap matches of a page at the most, whatever was asked for; {@link #ALL} gives all, whatever was asked for
     * @param ignoresOffset gives its first page always
     * @param announces says in a Warning header how many more there are
     * @param refusesBehindEnd answers 404 to a page behind the last one
     */
    public record Habits(int cap, boolean ignoresOffset, boolean announces, boolean refusesBehindEnd) {

        /** Of an archive that knows no paging. */
        static final int ALL = Integer.MAX_VALUE;

        public static Habits withoutPaging() {
            return new Habits(ALL, true, false, false);
        }

        public static Habits capped(int cap) {
            return new Habits(cap, false, false, false);
        }

        public Habits ignoringOffset() {
            return new Habits(cap, true, announces, refusesBehindEnd);
        }

        public Habits announcing() {
            return new Habits(cap, ignoresOffset, true, refusesBehindEnd);
        }

        public Habits refusingBehindEnd() {
            return new Habits(cap, ignoresOffset, announces, true);
        }
    }

    private final HttpServer server;
    private final Habits habits;
    private final List<String> series = new CopyOnWriteArrayList<>();
    private final List<DicomFile> files = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int claimed = -1;
    private volatile String warning = "";

    public LoopbackArchive(Habits habits) throws IOException {
        this.habits = habits;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestURI().toString());
                answer(exchange);
            }
        });
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Adds a series of which only the search knows. */
    public void addSeries(String uid) {
        series.add(uid);
    }

    /** Adds an instance of the only series that can be fetched. */
    public void add(DicomFile file) {
        files.add(file);
    }

    /** Says this number of instances of the series, whatever it has. */
    public void claim(int instances) {
        claimed = instances;
    }

    /** Sends this Warning header with every page. */
    public void warn(String header) {
        warning = header;
    }

    /** What was asked of it, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(409, -1);
        } else if (path.equals("/series")) {
            List<String> all = new ArrayList<>(series.stream()
                    .map(uid -> seriesEntry("1.2.3", uid, "CT", ""))
                    .toList());
            if (!files.isEmpty()) {
                all.add(ownSeries());
            }
            page(exchange, all);
        } else if (path.endsWith("/instances")) {
            page(exchange, files.stream().map(LoopbackArchive::instanceEntry).toList());
        } else {
            retrieve(exchange);
        }
    }

    private String ownSeries() {
        DicomFile first = files.getFirst();
        return seriesEntry(
                first.data().string(Tag.STUDY_INSTANCE_UID),
                first.data().string(Tag.SERIES_INSTANCE_UID),
                first.data().string(Tag.MODALITY),
                ",\"00201209\":{\"vr\":\"IS\",\"Value\":[" + (claimed < 0 ? files.size() : claimed) + "]}");
    }

    private static String seriesEntry(String study, String uid, String modality, String more) {
        return "{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"" + study + "\"]},\"0020000E\":{\"vr\":\"UI\",\"Value\":[\""
                + uid + "\"]},\"00080060\":{\"vr\":\"CS\",\"Value\":[\"" + modality + "\"]}" + more + "}";
    }

    private static String instanceEntry(DicomFile file) {
        return "{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + file.sopInstance() + "\"]}}";
    }

    private void page(HttpExchange exchange, List<String> all) throws IOException {
        int offset = habits.ignoresOffset() ? 0 : Math.min(all.size(), parameter(exchange, "offset", 0));
        int asked = parameter(exchange, "limit", Habits.ALL);
        int limit = habits.cap() == Habits.ALL ? Habits.ALL : Math.min(habits.cap(), asked);
        int end = (int) Math.min(all.size(), (long) offset + limit);
        if (!warning.isEmpty()) {
            exchange.getResponseHeaders().add("Warning", warning);
        }
        if (habits.announces() && end < all.size()) {
            exchange.getResponseHeaders()
                    .add(
                            "Warning",
                            "299 loopback: \"There are " + (all.size() - end)
                                    + " additional results that can be requested\"");
        }
        if (habits.refusesBehindEnd() && offset >= all.size()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String text = all.subList(offset, end).stream().collect(Collectors.joining(",", "[", "]"));
        send(exchange, "application/dicom+json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static int parameter(HttpExchange exchange, String name, int otherwise) {
        String query = exchange.getRequestURI().getQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return Integer.parseInt(part.substring(name.length() + 1));
            }
        }
        return otherwise;
    }

    private void retrieve(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (DicomFile file : files) {
            write(body, "--part\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            write(body, DicomWriter.toBytes(file));
            write(body, "\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        write(body, "--part--\r\n".getBytes(StandardCharsets.US_ASCII));
        send(exchange, "multipart/related; type=\"application/dicom\"; boundary=part", body.toByteArray());
    }

    private static void write(ByteArrayOutputStream body, byte[] bytes) {
        try {
            body.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
