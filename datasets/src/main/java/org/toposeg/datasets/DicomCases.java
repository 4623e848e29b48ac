package org.toposeg.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.toposeg.dicom.frame.SourceInstance;
import org.toposeg.dicom.seg.Segment;
import org.toposeg.dicom.seg.Segmentation;
import org.toposeg.dicom.seg.SegmentationReader;
import org.toposeg.dicom.seg.frame.Source;
import org.toposeg.dicom.series.DicomSeries;
import org.toposeg.dicom.series.DicomVolume;
import org.toposeg.dicom.series.SeriesReader;
import org.toposeg.dicom.series.SeriesScanner;
import org.toposeg.preprocess.CaseSource;
import org.toposeg.volume.InputException;
import org.toposeg.volume.LabelMap;
import org.toposeg.volume.Volume;

/**
 * DICOM series with a DICOM segmentation each. Structures are told apart by their segments' names, because numbers differ
 * from file to file; labels are the names in alphabetical order, from 1. A case is named by its series' UID.
 */
final class DicomCases implements CaseSource {

    private record Pair(DicomSeries series, Path segmentation) {}

    private final Path folder;
    private final SortedMap<String, Pair> cases;
    private final Map<Integer, String> labels;
    private final String modality;

    private DicomCases(Path folder, SortedMap<String, Pair> cases, Map<Integer, String> labels) {
        this.folder = folder;
        this.cases = cases;
        this.labels = labels;
        this.modality = cases.firstEntry().getValue().series().modality();
    }

    /** Empty if the folder holds no segmentation of a series that is there, too. */
    static Optional<CaseSource> open(Path folder) {
        SeriesScanner.Found found = SeriesScanner.scan(folder);
        Map<String, DicomSeries> series =
                found.series().stream().collect(Collectors.toMap(DicomSeries::uid, one -> one));
        SortedMap<String, Pair> cases = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>();
        found.others().stream().filter(SourceInstance::isSegmentation).forEach(instance -> {
            Segmentation segmentation = SegmentationReader.read(instance.file());
            DicomSeries source = series.get(segmentation.sourceSeries());
            if (source != null && cases.put(source.uid(), new Pair(source, instance.file())) != null) {
                throw new InputException(folder + " holds two segmentations of the series " + source.uid() + ", one of"
                        + " them " + instance.file() + "; keep the one to learn from.");
            }
            if (source != null) {
                segmentation.segments().forEach(segment -> names.add(segment.name()));
            }
        });
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, String> labels = new LinkedHashMap<>();
        labels.put(0, "background");
        names.forEach(name -> labels.put(labels.size(), name));
        return Optional.of(new DicomCases(folder, cases, labels));
    }

    @Override
    public String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    @Override
    public List<String> channels() {
        return List.of(modality);
    }

    @Override
    public Map<Integer, String> labels() {
        return labels;
    }

    @Override
    public List<String> cases() {
        return List.copyOf(cases.keySet());
    }

    @Override
    public List<Path> files(String id) {
        Pair pair = known(id);
        List<Path> files = new ArrayList<>(
                pair.series().instances().stream().map(SourceInstance::file).toList());
        files.add(pair.segmentation());
        return files;
    }

    @Override
    public Case load(String id) {
        Pair pair = known(id);
        if (pair.series().stacks().size() != 1) {
            throw new InputException("the series " + id + " in " + folder + " holds "
                    + pair.series().stacks().size() + " volumes, one is needed to learn from; remove the others.");
        }
        DicomVolume image =
                SeriesReader.read(pair.series(), pair.series().stacks().getFirst());
        Volume volume = image.volumes().getFirst();
        Segmentation segmentation = SegmentationReader.read(pair.segmentation(), Source.of(image.stack()));
        List<LabelMap> maps = segmentation.onto(volume.grid());
        LabelMap labelMap = LabelMap.zeros(volume.grid());
        for (int m = 0; m < maps.size(); m++) {
            addTo(labelMap, maps.get(m), numbers(segmentation, m));
        }
        return new Case(id, List.of(volume), labelMap);
    }

    /** From a segment's label in one of the maps to ours. */
    private Map<Integer, Integer> numbers(Segmentation segmentation, int map) {
        List<String> names = List.copyOf(labels.values());
        return segmentation.segments().stream()
                .filter(segment -> segment.map() == map)
                .collect(Collectors.toMap(Segment::label, segment -> names.indexOf(segment.name())));
    }

    private static void addTo(LabelMap target, LabelMap source, Map<Integer, Integer> numbers) {
        for (int v = 0; v < target.data().length; v++) {
            int label = numbers.getOrDefault(source.label(v), 0);
            if (label != 0) {
                target.data()[v] = (short) label;
            }
        }
    }

    private Pair known(String id) {
        Pair pair = cases.get(id);
        if (pair == null) {
            throw new IllegalArgumentException("the data set " + name() + " has no case " + id);
        }
        return pair;
    }
}
