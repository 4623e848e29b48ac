package org.toposeg.train.optim;

/**
 * The update rules as their papers and published code write them, in double precision, one coordinate after the other:
 * torch.optim.SGD(nesterov=True), torch.optim.AdamW, and Momo and MomoAdam of fabian-sp/MoMo.
 */
final class Published {

    private final double[] d = new double[3];
    private final double[] v = new double[3];
    private double lossAverage;
    private double gamma;
    private double bound;
    private int k;

    void sgd(double[] w, double[] gradient, double lr, double momentum, double decay) {
        for (int i = 0; i < 3; i++) {
            double g = gradient[i] + decay * w[i];
            d[i] = momentum * d[i] + g;
            w[i] = w[i] - lr * (g + momentum * d[i]);
        }
    }

    void adamW(double[] w, double[] g, double lr, double beta1, double beta2, double decay) {
        k++;
        for (int i = 0; i < 3; i++) {
            w[i] = w[i] - lr * decay * w[i];
            d[i] = beta1 * d[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            double mean = d[i] / (1 - Math.pow(beta1, k));
            double square = v[i] / (1 - Math.pow(beta2, k));
            w[i] = w[i] - lr * mean / (Math.sqrt(square) + 1e-8);
        }
    }

    void momo(
            double[] w,
            double loss,
            double[] g,
            double lr,
            double beta,
            double decay,
            double lowerBound,
            boolean biasCorrection,
            boolean estimate) {
        k++;
        if (k == 1) {
            bound = lowerBound;
            lossAverage = biasCorrection ? 0 : loss;
            gamma = biasCorrection ? 0 : dot(g, w);
            System.arraycopy(biasCorrection ? new double[3] : g, 0, d, 0, 3);
        }
        double rho = biasCorrection ? 1 - Math.pow(beta, k) : 1;
        lossAverage = beta * lossAverage + (1 - beta) * loss;
        gamma = beta * gamma + (1 - beta) * dot(g, w);
        for (int i = 0; i < 3; i++) {
            d[i] = beta * d[i] + (1 - beta) * g[i];
        }
        double tau = step(dot(w, d), dot(d, d), lr, decay, lowerBound, rho, estimate);
        for (int i = 0; i < 3; i++) {
            w[i] = (w[i] - tau * d[i]) / (1 + lr * decay);
        }
    }

    void momoAdam(
            double[] w,
            double loss,
            double[] g,
            double lr,
            double beta1,
            double beta2,
            double decay,
            double lowerBound,
            boolean estimate) {
        k++;
        bound = k == 1 ? lowerBound : bound;
        lossAverage = beta1 * lossAverage + (1 - beta1) * loss;
        gamma = beta1 * gamma + (1 - beta1) * dot(g, w);
        double[] scaled = new double[3];
        for (int i = 0; i < 3; i++) {
            d[i] = beta1 * d[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            scaled[i] = d[i] / (Math.sqrt(v[i] / (1 - Math.pow(beta2, k))) + 1e-8);
        }
        double tau = step(dot(w, d), dot(d, scaled), lr, decay, lowerBound, 1 - Math.pow(beta1, k), estimate);
        for (int i = 0; i < 3; i++) {
            w[i] = (w[i] - tau * scaled[i]) / (1 + lr * decay);
        }
    }

    private double step(
            double dot, double norm, double lr, double decay, double lowerBound, double rho, boolean estimate) {
        double cap = (1 + lr * decay) * lossAverage + dot - (1 + lr * decay) * gamma;
        if (estimate && cap < (1 + lr * decay) * rho * bound) {
            bound = Math.max(cap / (2 * (1 + lr * decay) * rho), lowerBound);
        }
        double nominator = (1 + lr * decay) * (lossAverage - rho * bound) + dot - (1 + lr * decay) * gamma;
        double tau = Math.min(lr / rho, Math.max(nominator, 0) / norm);
        if (estimate) {
            bound = Math.max((lossAverage + dot - gamma - tau * norm / 2) / rho, lowerBound);
        }
        return tau;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
