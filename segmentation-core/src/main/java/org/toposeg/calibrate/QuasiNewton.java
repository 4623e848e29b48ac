package org.toposeg.calibrate;

import java.util.function.UnaryOperator;

/** BFGS with backtracking, for smooth functions of a few variables. */
final class QuasiNewton {

    private static final int STEPS = 200;
    private static final double FLAT = 1e-9;

    private final UnaryOperator<double[]> objective;

    /** @param objective gives the value, then the gradient */
    QuasiNewton(UnaryOperator<double[]> objective) {
        this.objective = objective;
    }

    double[] minimise(double[] start) {
        int n = start.length;
        double[] x = start.clone();
        double[] at = objective.apply(x);
        double[][] inverse = identity(n);
        for (int step = 0; step < STEPS && norm(at) > FLAT; step++) {
            double[] direction = direction(inverse, at);
            double directionalDerivative = directionalDerivative(direction, at);
            if (directionalDerivative >= 0) {
                inverse = identity(n);
                direction = direction(inverse, at);
                directionalDerivative = directionalDerivative(direction, at);
            }
            double length = 1;
            double[] next = moved(x, direction, length);
            double[] there = objective.apply(next);
            while (!(there[0] <= at[0] + 1e-4 * length * directionalDerivative) && length > 1e-10) {
                length /= 2;
                next = moved(x, direction, length);
                there = objective.apply(next);
            }
            if (!(there[0] < at[0])) {
                return x;
            }
            update(inverse, x, next, at, there);
            x = next;
            at = there;
        }
        return x;
    }

    private static double[][] identity(int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1;
        }
        return matrix;
    }

    private static double norm(double[] at) {
        double greatest = 0;
        for (int i = 1; i < at.length; i++) {
            greatest = Math.max(greatest, Math.abs(at[i]));
        }
        return greatest;
    }

    private static double[] direction(double[][] inverse, double[] at) {
        double[] direction = new double[inverse.length];
        for (int i = 0; i < direction.length; i++) {
            for (int j = 0; j < direction.length; j++) {
                direction[i] -= inverse[i][j] * at[1 + j];
            }
        }
        return direction;
    }

    private static double directionalDerivative(double[] direction, double[] at) {
        double directionalDerivative = 0;
        for (int i = 0; i < direction.length; i++) {
            directionalDerivative += direction[i] * at[1 + i];
        }
        return directionalDerivative;
    }

    private static double[] moved(double[] x, double[] direction, double length) {
        double[] next = x.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += length * direction[i];
        }
        return next;
    }

    /** H ← (I - s yᵀ/yᵀs) H (I - y sᵀ/yᵀs) + s sᵀ/yᵀs, left out where the curvature is not positive. */
    private static void update(double[][] h, double[] x, double[] next, double[] at, double[] there) {
        int n = x.length;
        double[] s = new double[n];
        double[] y = new double[n];
        double curvature = 0;
        for (int i = 0; i < n; i++) {
            s[i] = next[i] - x[i];
            y[i] = there[1 + i] - at[1 + i];
            curvature += s[i] * y[i];
        }
        if (curvature < 1e-14) {
            return;
        }
        double[] hy = new double[n];
        double yhy = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                hy[i] += h[i][j] * y[j];
            }
            yhy += y[i] * hy[i];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] += (1 + yhy / curvature) * s[i] * s[j] / curvature - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
            }
        }
    }
}
