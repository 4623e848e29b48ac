package org.toposeg.network.samediff.kernel;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.toposeg.network.graph.Norm;

/**
 * A norm with leaky ReLU, forward and backward. All planes that share a mean and a variance are worked on by one thread
 * in a fixed order, so that results do not depend on how threads are scheduled.
 */
public final class NormKernel {

    private final NormUnits units;
    private final int batch;
    private final int channels;
    private final int space;
    private final float slope;
    private final float[] scale;
    private final float[] shift;
    private final double[] scaleGradients;
    private final double[] shiftGradients;

    public NormKernel(INDArray x, Norm norm, INDArray scale, INDArray shift, float slope) {
        this.units = NormUnits.of(norm, x);
        this.batch = Floats.size(x, 0);
        this.channels = Floats.size(x, 1);
        this.space = Floats.space(x);
        this.slope = slope;
        this.scale = Floats.copy(scale);
        this.shift = Floats.copy(shift);
        this.scaleGradients = new double[batch * channels];
        this.shiftGradients = new double[batch * channels];
    }

    /** Values of one unit. */
    private int values() {
        return units.planes() * space;
    }

    private float[] block() {
        return new float[Math.min(space, Floats.BLOCK)];
    }

    /**
     * @param statistics receives mean and inverse deviation of each unit
     * @return the variance of each unit
     */
    public double[] forward(FloatBuffer x, FloatBuffer y, FloatBuffer statistics, double epsilon) {
        double[] variances = new double[units.count()];
        Floats.parallel(units.count(), unit -> {
            float[] block = block();
            double mean = mean(x, unit, block);
            variances[unit] = variance(x, unit, block, (float) mean);
            double inverse = 1 / Math.sqrt(variances[unit] + epsilon);
            statistics.put(2 * unit, (float) mean);
            statistics.put(2 * unit + 1, (float) inverse);
            for (int i = 0; i < units.planes(); i++) {
                activate(x, y, units.plane(unit, i), block, (float) mean, (float) inverse);
            }
        });
        return variances;
    }

    /** With statistics known before, by channel. */
    public void forward(FloatBuffer x, FloatBuffer y, float[] mean, float[] variance, double epsilon) {
        Floats.parallel(batch * channels, plane -> {
            int c = plane % channels;
            activate(x, y, plane, block(), mean[c], (float) (1 / Math.sqrt(variance[c] + epsilon)));
        });
    }

    private double mean(FloatBuffer x, int unit, float[] block) {
        double sum = 0;
        for (int i = 0; i < units.planes(); i++) {
            for (int start = 0; start < space; start += block.length) {
                int n = Math.min(block.length, space - start);
                x.get(units.plane(unit, i) * space + start, block, 0, n);
                sum += Sums.of(block, n);
            }
        }
        return sum / values();
    }

    private double variance(FloatBuffer x, int unit, float[] block, float mean) {
        double sum = 0;
        for (int i = 0; i < units.planes(); i++) {
            for (int start = 0; start < space; start += block.length) {
                int n = Math.min(block.length, space - start);
                x.get(units.plane(unit, i) * space + start, block, 0, n);
                sum += Sums.ofSquares(block, n, mean);
            }
        }
        return sum / values();
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

    /** One unit on its way back: its planes' blocks of x̂, the normalised input, and of d z, where z = scale·x̂ + shift. */
    private final class Backward {

        private final FloatBuffer x;
        private final FloatBuffer dy;
        private final FloatBuffer dx;
        private final int unit;
        private final float mean;
        private final float inverse;
        private final float[] values = block();
        private final float[] gradients = block();

        Backward(FloatBuffer x, FloatBuffer statistics, FloatBuffer dy, FloatBuffer dx, int unit) {
            this.x = x;
            this.dy = dy;
            this.dx = dx;
            this.unit = unit;
            this.mean = statistics.get(2 * unit);
            this.inverse = statistics.get(2 * unit + 1);
        }

        /** Means over the unit of d x̂ = scale·d z, and of its product with x̂, make d x from d x̂. */
        void run() {
            double sum = 0;
            double products = 0;
            for (int i = 0; i < units.planes(); i++) {
                int plane = units.plane(unit, i);
                addUp(plane);
                sum += scale[plane % channels] * shiftGradients[plane];
                products += scale[plane % channels] * scaleGradients[plane];
            }
            for (int i = 0; i < units.planes(); i++) {
                inputGradient(units.plane(unit, i), (float) (sum / values()), (float) (products / values()));
            }
        }

        private void addUp(int plane) {
            for (int start = 0; start < space; start += values.length) {
                int n = load(plane, start);
                shiftGradients[plane] += Sums.of(gradients, n);
                scaleGradients[plane] += Sums.ofProducts(gradients, values, n);
            }
        }

        private void inputGradient(int plane, float meanGradient, float meanProduct) {
            float factor = scale[plane % channels];
            for (int start = 0; start < space; start += values.length) {
                int n = load(plane, start);
                for (int i = 0; i < n; i++) {
                    gradients[i] = inverse * (factor * gradients[i] - meanGradient - values[i] * meanProduct);
                }
                dx.put(plane * space + start, gradients, 0, n);
            }
        }

        /** Fills one block of x̂ and of d z = d y · (z > 0 ? 1 : slope); its length. */
        private int load(int plane, int start) {
            int n = Math.min(values.length, space - start);
            float a = scale[plane % channels];
            float b = shift[plane % channels];
            x.get(plane * space + start, values, 0, n);
            dy.get(plane * space + start, gradients, 0, n);
            for (int i = 0; i < n; i++) {
                float normal = (values[i] - mean) * inverse;
                values[i] = normal;
                gradients[i] *= a * normal + b > 0 ? 1 : slope;
            }
            return n;
        }
    }

    /** Fills d loss / d x from d loss / d y and the statistics of {@link #forward}. */
    public void backward(FloatBuffer x, FloatBuffer statistics, FloatBuffer dy, FloatBuffer dx) {
        Floats.parallel(units.count(), unit -> new Backward(x, statistics, dy, dx, unit).run());
    }

    /** Sums over the samples, in order; valid after {@link #backward}. */
    public void parameterGradients(FloatBuffer dScale, FloatBuffer dShift) {
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
