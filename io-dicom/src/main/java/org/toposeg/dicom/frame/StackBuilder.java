package org.toposeg.dicom.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.toposeg.dicom.data.DicomException;
import org.toposeg.dicom.data.Tag;
import org.toposeg.volume.Direction;
import org.toposeg.volume.Grid;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/** Sorts the frames of one series into stacks: by plane and sampling first, then by what frames at one place differ in. */
public final class StackBuilder {

    /** Positions closer than this are one place. */
    private static final double SAME_PLACE_MM = 0.01;

    private final String series;
    private final List<String> warnings;

    public StackBuilder(String series, List<String> warnings) {
        this.series = series;
        this.warnings = warnings;
    }

    public List<Stack> build(List<SourceFrame> frames) {
        List<Stack> stacks = new ArrayList<>();
        Map<String, List<SourceFrame>> planes = grouped(withoutLocalizers(frames), StackBuilder::planeKey);
        for (Map.Entry<String, List<SourceFrame>> plane : planes.entrySet()) {
            List<Stack> found = plane.getValue().getFirst().plane().placed()
                    ? placed(plane.getValue())
                    : unplaced(plane.getValue());
            String label = planes.size() > 1 ? plane.getKey() : "";
            found.forEach(stack -> stacks.add(stack.labelled((label + " " + stack.label()).strip())));
        }
        return stacks;
    }

    private List<SourceFrame> withoutLocalizers(List<SourceFrame> frames) {
        List<SourceFrame> images = frames.stream()
                .filter(frame -> !frame.discriminators().isLocalizer())
                .toList();
        if (images.isEmpty() || images.size() == frames.size()) {
            return frames;
        }
        warnings.add((frames.size() - images.size()) + " localizer images of " + series + " were left out");
        return images;
    }

    private static <K> Map<K, List<SourceFrame>> grouped(List<SourceFrame> frames, Function<SourceFrame, K> key) {
        Map<K, List<SourceFrame>> groups = new LinkedHashMap<>();
        for (SourceFrame frame : frames) {
            groups.computeIfAbsent(key.apply(frame), k -> new ArrayList<>()).add(frame);
        }
        return groups;
    }

    /** Orientation to about half a degree; spacing and matrix exactly. */
    private static String planeKey(SourceFrame frame) {
        String matrix = frame.instance().header().integer(Tag.COLUMNS, 0) + " × "
                + frame.instance().header().integer(Tag.ROWS, 0);
        return Plane.name(frame.plane().normal()) + " " + matrix + " "
                + rounded(frame.plane().rowAxis(), 100) + " "
                + rounded(frame.plane().columnAxis(), 100) + " at "
                + Math.round(frame.plane().spacingX() * 1e4) / 1e4 + " × "
                + Math.round(frame.plane().spacingY() * 1e4) / 1e4 + " mm"
                + (frame.plane().placed() ? "" : " without position");
    }

    private static String rounded(Vec3 axis, double scale) {
        return "(" + Math.round(axis.x() * scale) / scale + ", " + Math.round(axis.y() * scale) / scale + ", "
                + Math.round(axis.z() * scale) / scale + ")";
    }

    /** Frames of a file that gives no position: a plain image or a cine, each file by itself. */
    private List<Stack> unplaced(List<SourceFrame> frames) {
        List<Stack> stacks = new ArrayList<>();
        for (List<SourceFrame> file : grouped(frames, SourceFrame::instance).values()) {
            SourceFrame first = file.getFirst();
            boolean cine = TimeStep.isCine(first.instance().header());
            Size size = new Size(
                    first.instance().header().integer(Tag.COLUMNS, 1),
                    first.instance().header().integer(Tag.ROWS, 1),
                    cine ? 1 : file.size());
            Vec3 spacing = new Vec3(first.plane().spacingX(), first.plane().spacingY(), first.statedThickness());
            Grid grid = new Grid(size, spacing, first.plane().position(), Direction.IDENTITY);
            stacks.add(new Stack(
                    grid,
                    cine ? file.stream().map(List::of).toList() : List.of(file),
                    false,
                    first.instance().file().getFileName().toString()));
        }
        return stacks;
    }

    private List<Stack> placed(List<SourceFrame> frames) {
        List<List<SourceFrame>> places = places(frames);
        if (places.stream().allMatch(place -> place.size() == 1)) {
            List<SourceFrame> sorted = SliceOrder.sorted(frames);
            return List.of(new Stack(SliceOrder.grid(sorted, series), List.of(sorted), true, ""));
        }
        for (Function<Discriminators, Object> kind : List.<Function<Discriminators, Object>>of(
                Discriminators::imageType, Discriminators::stack, Discriminators::echo)) {
            Map<Object, List<SourceFrame>> kinds = grouped(frames, frame -> kind.apply(frame.discriminators()));
            if (kinds.size() > 1 && isCleanSplit(kinds)) {
                List<Stack> stacks = new ArrayList<>();
                kinds.forEach((value, part) -> placed(part)
                        .forEach(stack -> stacks.add(stack.labelled((value + " " + stack.label()).strip()))));
                return stacks;
            }
        }
        return overTime(frames, places);
    }

    /** A split helps when every part has each place equally often. */
    private static boolean isCleanSplit(Map<Object, List<SourceFrame>> parts) {
        return parts.values().stream().allMatch(part -> {
            List<List<SourceFrame>> places = places(part);
            return places.stream()
                    .allMatch(place -> place.size() == places.getFirst().size());
        });
    }

    private List<Stack> overTime(List<SourceFrame> frames, List<List<SourceFrame>> places) {
        int times = places.getFirst().size();
        if (places.stream().allMatch(place -> place.size() == times)) {
            return List.of(fourDimensional(places, times));
        }
        List<List<SourceFrame>> runs = runs(frames);
        if (runs.size() > 1) {
            List<Stack> stacks = new ArrayList<>();
            for (List<SourceFrame> run : runs) {
                List<SourceFrame> sorted = SliceOrder.sorted(run);
                String label = "acquisition "
                        + run.getFirst().discriminators().moment().acquisition();
                stacks.add(new Stack(SliceOrder.grid(sorted, series), List.of(sorted), true, label));
            }
            return stacks;
        }
        throw incomplete(frames, places).orElseGet(() -> duplicates(places));
    }

    /** The frames by acquisition number, when that leaves no place twice; else nothing. */
    private static List<List<SourceFrame>> runs(List<SourceFrame> frames) {
        Map<Integer, List<SourceFrame>> runs = new TreeMap<>(
                grouped(frames, frame -> frame.discriminators().moment().acquisition()));
        boolean clean = runs.values().stream().allMatch(run -> places(run).size() == run.size());
        return clean ? List.copyOf(runs.values()) : List.of();
    }

    private Stack fourDimensional(List<List<SourceFrame>> places, int times) {
        List<List<SourceFrame>> volumes = volumes(places, times, Comparator.naturalOrder());
        if (mixesDirections(volumes)) {
            volumes = volumes(places, times, Discriminators.Moment.BY_DIRECTION);
        }
        if (mixesDirections(volumes)) {
            throw new DicomException(series + " has diffusion directions that not all of its " + places.size()
                    + " slices have; one of its volumes is incomplete, export the series again");
        }
        Grid grid = SliceOrder.grid(volumes.getFirst(), series);
        return new Stack(grid, volumes, true, "");
    }

    private List<List<SourceFrame>> volumes(
            List<List<SourceFrame>> places, int times, Comparator<Discriminators.Moment> order) {
        List<List<SourceFrame>> volumes = new ArrayList<>();
        for (int t = 0; t < times; t++) {
            volumes.add(new ArrayList<>());
        }
        for (List<SourceFrame> place : places) {
            place.sort(Comparator.comparing(frame -> frame.discriminators().moment(), order));
            requireOrder(place);
            for (int t = 0; t < times; t++) {
                volumes.get(t).add(place.get(t));
            }
        }
        return volumes;
    }

    /** Images of one place that nothing tells apart belong to nobody knows which volume. */
    private void requireOrder(List<SourceFrame> place) {
        for (int t = 1; t < place.size(); t++) {
            SourceFrame one = place.get(t - 1);
            SourceFrame other = place.get(t);
            if (one.discriminators().moment().compareTo(other.discriminators().moment()) == 0) {
                throw new DicomException(series + " has images at one position that nothing tells apart ("
                        + one.name() + ", " + other.name()
                        + "): no time, number, b-value or gradient direction; keep each volume in its own folder");
            }
        }
    }

    private static boolean mixesDirections(List<List<SourceFrame>> volumes) {
        return volumes.stream()
                .anyMatch(volume -> volume.stream()
                                .map(frame -> frame.discriminators().moment().diffusion())
                                .distinct()
                                .count()
                        > 1);
    }

    /** Names the volume that lacks slices, where something of the images tells which volume each belongs to. */
    private Optional<DicomException> incomplete(List<SourceFrame> frames, List<List<SourceFrame>> places) {
        int times = places.stream().mapToInt(List::size).max().orElse(0);
        for (Function<Discriminators.Moment, Object> key : List.<Function<Discriminators.Moment, Object>>of(
                Discriminators.Moment::temporalPosition,
                Discriminators.Moment::trigger,
                Discriminators.Moment::diffusion,
                moment -> moment.clock().acquired(),
                moment -> moment.clock().reference(),
                moment -> moment.clock().content())) {
            Map<Object, List<SourceFrame>> volumes =
                    grouped(frames, frame -> key.apply(frame.discriminators().moment()));
            boolean clean =
                    volumes.values().stream().allMatch(volume -> places(volume).size() == volume.size());
            if (volumes.size() == times && clean) {
                List<String> lacking = new ArrayList<>();
                volumes.forEach((value, volume) -> {
                    if (volume.size() < places.size()) {
                        lacking.add("the volume of " + volume.getFirst().name() + " has " + volume.size() + " of "
                                + places.size() + " slices");
                    }
                });
                return Optional.of(new DicomException(series + " is an image of " + times
                        + " volumes and not complete: " + String.join(", ", lacking) + "; export the series again"));
            }
        }
        return Optional.empty();
    }

    private DicomException duplicates(List<List<SourceFrame>> places) {
        List<String> named = places.stream()
                .filter(place -> place.size() > 1)
                .limit(5)
                .map(place -> SourceFrame.millimetres(SliceOrder.along(
                                place.getFirst(), place.getFirst().plane().normal()))
                        + " ("
                        + String.join(
                                ", ", place.stream().map(SourceFrame::name).toList()) + ")")
                .toList();
        return new DicomException(series + " has several slices at one position: " + String.join(", ", named)
                + "; remove the duplicates or keep each acquisition in its own folder");
    }

    /** Frames by place, the places in order along the normal. */
    private static List<List<SourceFrame>> places(List<SourceFrame> frames) {
        List<List<SourceFrame>> places = new ArrayList<>();
        Vec3 last = null;
        for (SourceFrame frame : SliceOrder.sorted(frames)) {
            if (last == null || frame.plane().position().minus(last).length() > SAME_PLACE_MM) {
                places.add(new ArrayList<>());
                last = frame.plane().position();
            }
            places.getLast().add(frame);
        }
        return places;
    }
}
