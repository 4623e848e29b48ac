package org.toposeg.network.samediff;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance norm with leaky ReLU, forward and backward. Each plane (one channel of one sample) is worked on by one thread
 * in a fixed order, so that results do not depend on how threads are scheduled.
 */
final class NormKernel {

    private final int batch;
    private final int channels;
    private final int space;
    private final float slope;
    private final float[] scale;
    private final float[] shift;
    private final double[] scaleGradients;
    private final double[] shiftGradients;

    NormKernel(INDArray x, INDArray scale, INDArray shift, float slope) {
        this.batch = Floats.size(x, 0);
        this.channels = Floats.size(x, 1);
        this.space = Floats.space(x);
        this.slope = slope;
        this.scale = Floats.copy(scale);
        this.shift = Floats.copy(shift);
        this.scaleGradients = new double[batch * channels];
        this.shiftGradients = new double[batch * channels];
    }

    void forward(FloatBuffer x, FloatBuffer y, FloatBuffer statistics, double epsilon) {
        Floats.parallel(batch * channels, plane -> {
            float[] block = new float[Math.min(space, Floats.BLOCK)];
            double mean = mean(x, plane, block);
            double inverse = 1 / Math.sqrt(variance(x, plane, block, (float) mean) + epsilon);
            statistics.put(2 * plane, (float) mean);
            statistics.put(2 * plane + 1, (float) inverse);
            activate(x, y, plane, block, (float) mean, (float) inverse);
        });
    }

    private double mean(FloatBuffer x, int plane, float[] block) {
        double sum = 0;
        for (int start = 0; start < space; start += block.length) {
            int n = Math.min(block.length, space - start);
            x.get(plane * space + start, block, 0, n);
            sum += Sums.of(block, n);
        }
        return sum / space;
    }

    private double variance(FloatBuffer x, int plane, float[] block, float mean) {
        double sum = 0;
        for (int start = 0; start < space; start += block.length) {
            int n = Math.min(block.length, space - start);
            x.get(plane * space + start, block, 0, n);
            sum += Sums.ofSquares(block, n, mean);
        }
        return sum / space;
    }

    private void activate(FloatBuffer x, FloatBuffer y, int plane, float[] block, float mean, float inverse) {
        float factor = scale[plane % channels] * inverse;
        float offset = shift[plane % channels] - mean * factor;
        for (int start = 0; start < space; start += block.length) {
            int n = Math.min(block.length, space - start);
            x.get(plane * space + start, block, 0, n);
            for (int i = 0; i < n; i++) {
                float z = block[i] * factor + offset;
                block[i] = Math.max(z, 0) + slope * Math.min(z, 0);
            }
            y.put(plane * space + start, block, 0, n);
        }
    }

    /** With x̂ the normalised input and z = scale·x̂ + shift: d z = d y · (z > 0 ? 1 : slope). */
    void backward(FloatBuffer x, FloatBuffer statistics, FloatBuffer dy, FloatBuffer dx) {
        Floats.parallel(batch * channels, plane -> {
            float[] values = new float[Math.min(space, Floats.BLOCK)];
            float[] gradients = new float[values.length];
            float mean = statistics.get(2 * plane);
            float inverse = statistics.get(2 * plane + 1);
            for (int start = 0; start < space; start += values.length) {
                int n = Math.min(values.length, space - start);
                load(x, dy, plane, start, n, values, gradients, mean, inverse);
                shiftGradients[plane] += Sums.of(gradients, n);
                scaleGradients[plane] += Sums.ofProducts(gradients, values, n);
            }
            inputGradient(x, dy, dx, plane, values, gradients, mean, inverse);
        });
    }

    private void inputGradient(
            FloatBuffer x,
            FloatBuffer dy,
            FloatBuffer dx,
            int plane,
            float[] values,
            float[] gradients,
            float mean,
            float inverse) {
        float factor = scale[plane % channels] * inverse;
        float meanGradient = (float) (shiftGradients[plane] / space);
        float meanProduct = (float) (scaleGradients[plane] / space);
        for (int start = 0; start < space; start += values.length) {
            int n = Math.min(values.length, space - start);
            load(x, dy, plane, start, n, values, gradients, mean, inverse);
            for (int i = 0; i < n; i++) {
                gradients[i] = factor * (gradients[i] - meanGradient - values[i] * meanProduct);
            }
            dx.put(plane * space + start, gradients, 0, n);
        }
    }

    /** Fills one block of x̂ and of d z. */
    private void load(
            FloatBuffer x,
            FloatBuffer dy,
            int plane,
            int start,
            int n,
            float[] values,
            float[] gradients,
            float mean,
            float inverse) {
        float a = scale[plane % channels];
        float b = shift[plane % channels];
        x.get(plane * space + start, values, 0, n);
        dy.get(plane * space + start, gradients, 0, n);
        for (int i = 0; i < n; i++) {
            float normal = (values[i] - mean) * inverse;
            values[i] = normal;
            gradients[i] *= a * normal + b > 0 ? 1 : slope;
        }
    }

    /** Sums over the samples, in order; valid after {@link #backward}. */
    void parameterGradients(FloatBuffer dScale, FloatBuffer dShift) {
        for (int c = 0; c < channels; c++) {
            double sumScale = 0;
            double sumShift = 0;
            for (int n = 0; n < batch; n++) {
                sumScale += scaleGradients[n * channels + c];
                sumShift += shiftGradients[n * channels + c];
            }
            dScale.put(c, (float) sumScale);
            dShift.put(c, (float) sumShift);
        }
    }
}
