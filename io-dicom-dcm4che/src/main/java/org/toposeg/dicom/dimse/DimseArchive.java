package org.toposeg.dicom.dimse;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.InputStreamDataWriter;
import org.dcm4che3.net.Priority;
import org.dcm4che3.net.Status;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.pdu.RoleSelection;
import org.toposeg.dicom.data.DataSet;
import org.toposeg.dicom.file.DicomFile;
import org.toposeg.dicom.file.DicomWriter;
import org.toposeg.dicom.web.Archive;
import org.toposeg.dicom.web.ArchiveException;

/**
 * An archive reached by DIMSE with the study root information model: C-FIND, C-GET or C-MOVE, C-STORE. Each call opens an
 * association of its own and releases it.
 */
public final class DimseArchive implements Archive {

    private static final String FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    private static final String MOVE = "1.2.840.10008.5.1.4.1.2.2.2";
    private static final String GET = "1.2.840.10008.5.1.4.1.2.2.3";
    private static final String IMPLICIT_LITTLE = "1.2.840.10008.1.2";
    private static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";

    /** Compressed syntaxes that can be read here, each offered in a context of its own. */
    private static final List<String> COMPRESSED = List.of(
            "1.2.840.10008.1.2.5",
            "1.2.840.10008.1.2.4.50",
            "1.2.840.10008.1.2.4.70",
            "1.2.840.10008.1.2.4.80",
            "1.2.840.10008.1.2.4.90",
            "1.2.840.10008.1.2.4.91");

    /** Attributes that searches give back, besides those that are matched. */
    private static final int[] RETURNED = {
        Tag.SOPClassUID,
        Tag.StudyDate,
        Tag.StudyTime,
        Tag.AccessionNumber,
        Tag.Modality,
        Tag.ModalitiesInStudy,
        Tag.StudyDescription,
        Tag.SeriesDescription,
        Tag.PatientName,
        Tag.PatientID,
        Tag.StudyInstanceUID,
        Tag.SeriesInstanceUID,
        Tag.SOPInstanceUID,
        Tag.SeriesNumber,
        Tag.InstanceNumber
    };

    /** Preamble, magic letters, and the element that holds the length of the rest of the meta information. */
    private static final int META_START = 132;

    private static final int GROUP_LENGTH_VALUE = META_START + 8;

    private final DimseNode node;

    public DimseArchive(DimseNode node) {
        this.node = node;
    }

    @Override
    public List<Map<String, String>> search(String path, Map<String, String> match) {
        Attributes keys = QueryPath.of(path).identifier();
        for (int tag : RETURNED) {
            if (!keys.contains(tag)) {
                keys.setNull(tag, ElementDictionary.vrOf(tag, null));
            }
        }
        match.forEach((key, value) -> {
            int tag = key.matches("[0-9A-Fa-f]{8}")
                    ? Integer.parseUnsignedInt(key, 16)
                    : org.toposeg.dicom.data.Tag.forKeyword(key);
            keys.setString(tag, ElementDictionary.vrOf(tag, null), value);
        });
        List<Map<String, String>> results = new ArrayList<>();
        try (OpenAssociation open = open(request(FIND))) {
            DimseRSP answer =
                    open.call(association -> association.cfind(FIND, Priority.NORMAL, keys, null, Integer.MAX_VALUE));
            while (open.next(answer)) {
                if (Status.isPending(answer.getCommand().getInt(Tag.Status, -1))) {
                    results.add(texts(answer.getDataset()));
                }
            }
            requireSuccess(answer, "search");
        }
        return results;
    }

    private static Map<String, String> texts(Attributes found) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int tag : found.tags()) {
            String[] values = found.getVR(tag) == VR.SQ ? null : found.getStrings(tag);
            texts.put(String.format("%08X", tag), values == null ? "" : String.join("\\", values));
        }
        return texts;
    }

    @Override
    public List<DicomFile> retrieve(String path) {
        QueryPath wanted = QueryPath.of(path);
        return node.ownPort() == 0 ? get(path, wanted) : move(wanted);
    }

    private List<DicomFile> get(String path, QueryPath wanted) {
        Set<String> classes = new TreeSet<>();
        search(path + (wanted.level().equals("IMAGE") ? "" : "/instances"), Map.of())
                .forEach(instance -> classes.add(instance.getOrDefault("00080016", "")));
        classes.remove("");
        AAssociateRQ request = request(GET);
        for (String sopClass : classes) {
            offer(request, sopClass, EXPLICIT_LITTLE, IMPLICIT_LITTLE);
            COMPRESSED.forEach(syntax -> offer(request, sopClass, syntax));
            request.addRoleSelection(new RoleSelection(sopClass, false, true));
        }
        List<DicomFile> received = Collections.synchronizedList(new ArrayList<>());
        try (OpenAssociation open = OpenAssociation.open(node, request, received::add)) {
            DimseRSP answer =
                    open.call(association -> association.cget(GET, Priority.NORMAL, wanted.identifier(), null));
            finish(open, answer, "retrieve");
        }
        return List.copyOf(received);
    }

    private List<DicomFile> move(QueryPath wanted) {
        List<DicomFile> received = Collections.synchronizedList(new ArrayList<>());
        try (StorageReceiver receiver = StorageReceiver.listen(node.ownTitle(), node.ownPort(), received::add);
                OpenAssociation open = open(request(MOVE))) {
            DimseRSP answer = open.call(association ->
                    association.cmove(MOVE, Priority.NORMAL, wanted.identifier(), null, node.ownTitle()));
            finish(open, answer, "retrieve");
        }
        return List.copyOf(received);
    }

    private void finish(OpenAssociation open, DimseRSP answer, String what) {
        while (open.next(answer)) {
            int failed = answer.getCommand().getInt(Tag.NumberOfFailedSuboperations, 0);
            if (failed > 0) {
                throw new ArchiveException(node + " could not send " + failed + " objects");
            }
        }
        requireSuccess(answer, what);
    }

    @Override
    public void store(List<DicomFile> files) {
        Set<List<String>> kinds = new LinkedHashSet<>();
        files.forEach(file -> kinds.add(List.of(file.sopClass(), file.syntax().uid())));
        AAssociateRQ request = new AAssociateRQ();
        kinds.forEach(kind -> offer(request, kind.get(0), kind.get(1)));
        try (OpenAssociation open = open(request)) {
            for (DicomFile file : files) {
                store(open, file);
            }
        }
    }

    private void store(OpenAssociation open, DicomFile file) {
        byte[] bytes = DicomWriter.toBytes(file);
        int start = GROUP_LENGTH_VALUE + 4 + littleEndian(bytes, GROUP_LENGTH_VALUE);
        ByteArrayInputStream data = new ByteArrayInputStream(bytes, start, bytes.length - start);
        DimseRSP answer = open.call(association -> association.cstore(
                file.sopClass(),
                file.sopInstance(),
                Priority.NORMAL,
                new InputStreamDataWriter(data),
                file.syntax().uid()));
        while (open.next(answer)) {
            // One answer to each object, which the loop brings in.
        }
        int status = answer.getCommand().getInt(Tag.Status, -1);
        // B000 to BFFF: stored with a warning (PS3.4, B.2.3).
        if (status != Status.Success && status >>> 12 != 0xB) {
            throw new ArchiveException(String.format(
                    "%s did not store %s: status %04X %s",
                    node, file.sopInstance(), status, answer.getCommand().getString(Tag.ErrorComment, "")));
        }
    }

    private static int littleEndian(byte[] bytes, int at) {
        return bytes[at] & 0xFF
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }

    @Override
    public boolean holds(DataSet instance) {
        String path = "studies/" + instance.string(Tag.StudyInstanceUID) + "/series/"
                + instance.string(Tag.SeriesInstanceUID) + "/instances/" + instance.string(Tag.SOPInstanceUID);
        return !search(path, Map.of()).isEmpty();
    }

    private OpenAssociation open(AAssociateRQ request) {
        return OpenAssociation.open(node, request, file -> {
            throw new IllegalStateException("nothing was asked to be sent");
        });
    }

    private static AAssociateRQ request(String sopClass) {
        AAssociateRQ request = new AAssociateRQ();
        offer(request, sopClass, EXPLICIT_LITTLE, IMPLICIT_LITTLE);
        return request;
    }

    private static void offer(AAssociateRQ request, String sopClass, String... syntaxes) {
        int id = 2 * request.getNumberOfPresentationContexts() + 1;
        request.addPresentationContext(new PresentationContext(id, sopClass, syntaxes));
    }

    private void requireSuccess(DimseRSP answer, String what) {
        int status = answer.getCommand().getInt(Tag.Status, -1);
        if (status != Status.Success) {
            throw new ArchiveException(String.format(
                    "%s did not %s: status %04X %s",
                    node, what, status, answer.getCommand().getString(Tag.ErrorComment, "")));
        }
    }

    @Override
    public void close() {
        // Every call closes its own association.
    }
}
