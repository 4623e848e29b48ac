package org.toposeg.web.study;

import java.time.Instant;
import org.toposeg.volume.Size;
import org.toposeg.volume.Vec3;

/**
 * One imaged subject at one time.
 *
 * @param subject whose body it is, or the same as the name when unknown
 * @param modality CT, MR, ... as in DICOM; empty when unknown
 * @param origin where the images came from, for people
 * @param channels number of image volumes, all on one grid
 * @param spacing in millimetres
 * @param windowLow intensity shown black at first
 * @param windowHigh intensity shown white at first
 */
public record Study(
        String id,
        String name,
        String subject,
        String modality,
        String origin,
        int channels,
        Size size,
        Vec3 spacing,
        double windowLow,
        double windowHigh,
        Instant created) {}
