package org.toposeg.dicom.seg;

/**
 * What a label stands for.
 *
 * @param label the value in the label map, 1 to 65535
 * @param map which of several overlapping label maps holds it, from 0
 * @param name for people
 * @param category SNOMED CT category such as anatomical structure (CID 7150)
 * @param type SNOMED CT property type such as liver
 * @param modifier laterality or part, or null
 * @param color 0xRRGGBB
 */
public record Segment(
        int label, int map, String name, CodedTerm category, CodedTerm type, CodedTerm modifier, int color) {

    public Segment {
        if (label < 1 || label > 0xFFFF) {
            throw new IllegalArgumentException("a segment's label must be 1 to 65535, got " + label);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("segment " + label + " needs a name");
        }
    }

    /** A segment whose terms and colour are looked up by its name. */
    public static Segment named(int label, String name) {
        Terms.Concept concept = Terms.find(name);
        return new Segment(
                label, 0, name, concept.category(), concept.type(), concept.modifier(), SegmentColors.color(label));
    }

    public Segment withTerms(CodedTerm newCategory, CodedTerm newType) {
        return new Segment(label, map, name, newCategory, newType, modifier, color);
    }

    public Segment withColor(int rgb) {
        return new Segment(label, map, name, category, type, modifier, rgb & 0xFFFFFF);
    }

    /** The same segment in another of several label maps. */
    public Segment inMap(int index) {
        return new Segment(label, index, name, category, type, modifier, color);
    }
}
