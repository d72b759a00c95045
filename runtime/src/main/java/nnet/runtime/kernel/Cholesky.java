package nnet.runtime.kernel;

/** Symmetric positive definite systems of linear equations, in float64. */
public final class Cholesky {
  private Cholesky() {}

  /**
   * Puts the lower triangle L with L Lᵀ = a in the place of a's; it is not a number from where a
   * turns out not to be positive definite.
   */
  public static void factor(double[] a, int n) {
    for (int j = 0; j < n; j++) {
      double pivot = a[j * n + j] - dot(a, j * n, j * n, j);
      double root = pivot > 0 ? Math.sqrt(pivot) : Double.NaN;
      a[j * n + j] = root;
      for (int i = j + 1; i < n; i++) {
        a[i * n + j] = (a[i * n + j] - dot(a, i * n, j * n, j)) / root;
      }
    }
  }

  private static double dot(double[] a, int x, int y, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += a[x + k] * a[y + k];
    }
    return sum;
  }

  /** Puts the solution of L Lᵀ y = b in the place of b, for all its columns. */
  public static void solve(double[] lower, int n, double[] b, int columns) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        subtract(b, i, k, lower[i * n + k], columns);
      }
      divide(b, i, lower[i * n + i], columns);
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        subtract(b, i, k, lower[k * n + i], columns);
      }
      divide(b, i, lower[i * n + i], columns);
    }
  }

  private static void subtract(double[] b, int row, int other, double factor, int columns) {
    for (int c = 0; c < columns; c++) {
      b[row * columns + c] -= factor * b[other * columns + c];
    }
  }

  private static void divide(double[] b, int row, double by, int columns) {
    for (int c = 0; c < columns; c++) {
      b[row * columns + c] /= by;
    }
  }

  /** See {@link Kernels#solve}. */
  static void solve(
      float[] a,
      int ao,
      float[] b,
      int bo,
      float[] y,
      int yo,
      int count,
      int n,
      int columns,
      double ridge) {
    double[] matrix = Scratch.matrix(n * n);
    double[] right = Scratch.rightSide(n * columns);
    for (int slice = 0; slice < count; slice++) {
      symmetric(a, ao + slice * n * n, matrix, n, ridge);
      int from = slice * n * columns;
      for (int i = 0; i < n * columns; i++) {
        right[i] = b[bo + from + i];
      }
      factor(matrix, n);
      solve(matrix, n, right, columns);
      for (int i = 0; i < n * columns; i++) {
        y[yo + from + i] = (float) right[i];
      }
    }
  }

  private static void symmetric(float[] a, int ao, double[] matrix, int n, double ridge) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double both = (double) a[ao + i * n + j] + a[ao + j * n + i];
        matrix[i * n + j] = both / 2 + (i == j ? ridge : 0);
      }
    }
  }
}
