package org.toposeg.datasets.vessel;

import java.util.Random;
import org.toposeg.train.augmentation.GaussianBlur;
import org.toposeg.volume.Size;

/** Smooth random fields of mean 0 and deviation 1: white noise, blurred. */
final class Texture {

    private Texture() {}

    /** @param grain deviation of the blur in voxels */
    static float[] draw(Random random, Size size, double grain) {
        float[] field = new float[size.voxels()];
        for (int v = 0; v < field.length; v++) {
            field[v] = (float) random.nextGaussian();
        }
        GaussianBlur.apply(field, size, grain);
        double sum = 0;
        double squares = 0;
        for (float value : field) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / field.length;
        double deviation = Math.sqrt(squares / field.length - mean * mean);
        for (int v = 0; v < field.length; v++) {
            field[v] = (float) ((field[v] - mean) / deviation);
        }
        return field;
    }
}
