package org.toposeg.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toposeg.dicom.file.DicomReader;
import org.toposeg.dicom.testing.Tool;
import org.toposeg.testing.SharedFolder;

/** Every element of every sample file, with the value representation and value that pydicom reads. */
class ValuesConformanceTest {

    /** Prints path of tags, VR and value: texts in UTF-8, numbers as doubles, both in base 64. */
    private static final String SCRIPT = """
        import base64, os, struct, sys, warnings
        import pydicom
        warnings.simplefilter('ignore')
        TEXT = {'AE','AS','CS','DA','DT','LO','LT','PN','SH','ST','TM','UC','UI','UR','UT'}
        NUMBERS = {'FD','FL','SL','SS','UL','US','SV','UV'}
        def walk(d, where, name):
            for e in d:
                here = where + '%08X' % e.tag
                if e.VR == 'SQ':
                    for i, item in enumerate(e.value):
                        walk(item, here + '[%d]/' % i, name)
                    continue
                values = e.value if isinstance(e.value, (list, pydicom.multival.MultiValue)) else [e.value]
                if e.VR in TEXT:
                    out = '\\\\'.join(str(v) for v in values if v is not None).encode('utf-8', 'replace')
                elif e.VR in NUMBERS and e.value not in (None, ''):
                    out = b''.join(struct.pack('>d', float(v)) for v in values)
                else:
                    continue
                print(name, here, e.VR, base64.b64encode(out).decode(), sep='\\t')
        root = sys.argv[1]
        for folder, _, files in sorted(os.walk(root)):
            for f in sorted(files):
                path = os.path.join(folder, f)
                try:
                    d = pydicom.dcmread(path, stop_before_pixels=True)
                    d.decode()
                    walk(d, '', os.path.relpath(path, root))
                except Exception as e:
                    pass
        """;

    @TempDir
    Path folder;

    @Test
    void agree_with_pydicom_in_every_sample() throws IOException {
        Path root = SharedFolder.dicom("conformance");
        Path script = Files.writeString(folder.resolve("peer.py"), SCRIPT);
        Tool.Result printed = Tool.run("/usr/bin/python3", script.toString(), root.toString());
        Map<String, DataSet> files = new HashMap<>();
        Set<String> representations = new TreeSet<>();
        int compared = 0;
        for (String line : printed.output().split("\n")) {
            String[] fields = line.split("\t", -1);
            assertThat(fields).as(line).hasSize(4);
            if (fields[0].endsWith("DICOMDIR-nooffset")) {
                continue; // its last record is cut off: refused here, guessed by pydicom
            }
            DataSet data = files.computeIfAbsent(
                    fields[0],
                    name -> DicomReader.readHeader(root.resolve(name)).data());
            compare(fields[0], data, fields[1], fields[2], Base64.getDecoder().decode(fields[3]));
            representations.add(fields[2]);
            compared++;
        }
        assertThat(compared).isGreaterThan(10_000);
        assertThat(representations).contains("PN", "LO", "LT", "UT", "FD", "FL", "SS", "UL", "US", "UI", "TM", "AS");
    }

    private static void compare(String file, DataSet root, String path, String vr, byte[] expected) {
        DataSet data = root;
        String[] steps = path.split("/");
        for (int i = 0; i + 1 < steps.length; i++) {
            int bracket = steps[i].indexOf('[');
            Element sequence = data.get(tag(steps[i].substring(0, bracket)));
            if (sequence != null && sequence.vr() == VR.UN && !sequence.isSequence()) {
                return; // bytes of an unstated kind, as for DCMTK; pydicom guesses
            }
            List<DataSet> items = data.items(tag(steps[i].substring(0, bracket)));
            assertThat(items).as(file + " " + path).isNotEmpty();
            data = items.get(Integer.parseInt(steps[i].substring(bracket + 1, steps[i].length() - 1)));
        }
        int tag = tag(steps[steps.length - 1]);
        Element element = data.get(tag);
        assertThat(element).as(file + " " + path).isNotNull();
        if (element.vr() == VR.UN || !element.vr().name().equals(vr)) {
            // Private dictionaries, which only pydicom has, and files that say nothing of a value's kind.
            return;
        }
        if (vr.length() == 2 && element.vr().isText()) {
            assertThat(stripped(data.string(tag)))
                    .as(file + " " + path)
                    .isEqualTo(stripped(new String(expected, StandardCharsets.UTF_8)));
        } else {
            double[] numbers = new double[expected.length / 8];
            ByteBuffer.wrap(expected).asDoubleBuffer().get(numbers);
            assertThat(data.numbers(tag)).as(file + " " + path).containsExactly(numbers);
        }
    }

    /** Padding and blanks around values, which the two strip differently. */
    private static String stripped(String text) {
        return String.join(
                        "\\",
                        java.util.Arrays.stream(text.split("\\\\", -1))
                                .map(String::strip)
                                .toList())
                .replaceAll("=+(\\\\|$)", "$1")
                .replace("\r\n", "\n")
                .strip();
    }

    private static int tag(String hex) {
        return Integer.parseUnsignedInt(hex, 16);
    }
}
