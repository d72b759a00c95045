package nnet.runtime.explain;

/**
 * Weighted ridge regression: the least of Σ w (y - offset - slopes·x)² + ridge·|slopes|² (Hoerl and
 * Kennard: Ridge regression; Technometrics 12, 1970). The offset is not held back.
 *
 * @param r2 the share of the weighted variance that is explained
 */
public record Surrogate(double[] slopes, double offset, double r2) {

  /**
   * @param x features row by row, {@code columns} each
   */
  public static Surrogate fit(double[] x, double[] y, double[] w, int columns, double ridge) {
    double[] means = new double[columns];
    double mean = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      total += w[i];
      mean += w[i] * y[i];
      for (int j = 0; j < columns; j++) {
        means[j] += w[i] * x[i * columns + j];
      }
    }
    mean /= total;
    for (int j = 0; j < columns; j++) {
      means[j] /= total;
    }
    double[][] normal = new double[columns][columns];
    double[] right = new double[columns];
    double[] centered = new double[columns];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < columns; j++) {
        centered[j] = x[i * columns + j] - means[j];
      }
      for (int j = 0; j < columns; j++) {
        double weighted = w[i] * centered[j];
        right[j] += weighted * (y[i] - mean);
        for (int k = 0; k <= j; k++) {
          normal[j][k] += weighted * centered[k];
        }
      }
    }
    for (int j = 0; j < columns; j++) {
      normal[j][j] += ridge;
    }
    double[] slopes = solve(normal, right);
    double offset = mean;
    for (int j = 0; j < columns; j++) {
      offset -= slopes[j] * means[j];
    }
    return new Surrogate(slopes, offset, r2(x, y, w, slopes, offset, mean));
  }

  /** By Cholesky's decomposition; the lower half of the matrix is overwritten. */
  private static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }

  private static double r2(
      double[] x, double[] y, double[] w, double[] slopes, double offset, double mean) {
    double squares = 0;
    double variance = 0;
    for (int i = 0; i < y.length; i++) {
      double fitted = offset;
      for (int j = 0; j < slopes.length; j++) {
        fitted += slopes[j] * x[i * slopes.length + j];
      }
      squares += w[i] * (y[i] - fitted) * (y[i] - fitted);
      variance += w[i] * (y[i] - mean) * (y[i] - mean);
    }
    return variance == 0 ? Double.NaN : 1 - squares / variance;
  }
}
