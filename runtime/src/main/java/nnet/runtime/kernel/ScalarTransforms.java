package nnet.runtime.kernel;

/** The transforms as plain loops, which say in what order is added: columns first, then rows. */
public final class ScalarTransforms implements TileTransforms {

  @Override
  public void image(
      float[] x, int from, int row, int column, float[] v, int to, int step, int count) {
    float[] t = Scratch.floats(Scratch.Purpose.SUMS, Winograd.PLACES);
    for (int c = 0; c < count; c++) {
      for (int j = 0; j < 4; j++) {
        int at = from + j * column + c;
        float x1 = x[at + row];
        float x2 = x[at + 2 * row];
        t[j] = x[at] - x2;
        t[4 + j] = x1 + x2;
        t[8 + j] = x2 - x1;
        t[12 + j] = x[at + 3 * row] - x1;
      }
      for (int i = 0; i < 4; i++) {
        int at = to + 4 * i * step + c;
        float t1 = t[4 * i + 1];
        float t2 = t[4 * i + 2];
        v[at] = t[4 * i] - t2;
        v[at + step] = t1 + t2;
        v[at + 2 * step] = t2 - t1;
        v[at + 3 * step] = t[4 * i + 3] - t1;
      }
    }
  }

  @Override
  public void imageGradient(
      float[] v, int from, int step, int tiles, float[] x, int to, int row, int column, int count) {
    float[] t = Scratch.floats(Scratch.Purpose.SUMS, Winograd.PLACES);
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < 4; i++) {
        x[to + i * row + c] = 0f;
        x[to + i * row + column + c] = 0f;
      }
      for (int tile = 0; tile < tiles; tile++) {
        addColumns(v, from + tile * column + c, step, t);
        addRows(t, x, to + 2 * tile * column + c, row, column);
      }
    }
  }

  /** {@code t = B v}. */
  private static void addColumns(float[] v, int from, int step, float[] t) {
    for (int j = 0; j < 4; j++) {
      int at = from + j * step;
      float v1 = v[at + 4 * step];
      float v2 = v[at + 8 * step];
      float v3 = v[at + 12 * step];
      t[j] = v[at];
      t[4 + j] = v1 - v2 - v3;
      t[8 + j] = v1 + v2 - v[at];
      t[12 + j] = v3;
    }
  }

  /** {@code t B'}: added to the two columns on the left, and all that the two on the right have. */
  private static void addRows(float[] t, float[] x, int to, int row, int column) {
    for (int i = 0; i < 4; i++) {
      int at = to + i * row;
      float t0 = t[4 * i];
      float t1 = t[4 * i + 1];
      float t2 = t[4 * i + 2];
      float t3 = t[4 * i + 3];
      x[at] += t0;
      x[at + column] += t1 - t2 - t3;
      x[at + 2 * column] = t1 + t2 - t0;
      x[at + 3 * column] = t3;
    }
  }

  @Override
  public void result(
      float[] m,
      int from,
      int step,
      float[] y,
      int to,
      int row,
      int column,
      int count,
      boolean add) {
    float[] t = Scratch.floats(Scratch.Purpose.SUMS, Winograd.PLACES);
    for (int c = 0; c < count; c++) {
      for (int j = 0; j < 4; j++) {
        int at = from + j * step + c;
        float m1 = m[at + 4 * step];
        float m2 = m[at + 8 * step];
        t[j] = m[at] + m1 + m2;
        t[4 + j] = m1 - m2 + m[at + 12 * step];
      }
      for (int i = 0; i < 2; i++) {
        int at = to + i * row + c;
        float y0 = t[4 * i] + t[4 * i + 1] + t[4 * i + 2];
        float y1 = t[4 * i + 1] - t[4 * i + 2] + t[4 * i + 3];
        store(y, at, y0, add);
        store(y, at + column, y1, add);
      }
    }
  }

  @Override
  public void gradient(
      float[] dy, int from, int row, int column, float[] v, int to, int step, int count) {
    float[] t = Scratch.floats(Scratch.Purpose.SUMS, Winograd.PLACES);
    for (int c = 0; c < count; c++) {
      for (int j = 0; j < 2; j++) {
        float d0 = dy[from + j * column + c];
        float d1 = dy[from + row + j * column + c];
        t[j] = d0;
        t[2 + j] = d0 + d1;
        t[4 + j] = d0 - d1;
        t[6 + j] = d1;
      }
      for (int i = 0; i < 4; i++) {
        int at = to + 4 * i * step + c;
        v[at] = t[2 * i];
        v[at + step] = t[2 * i] + t[2 * i + 1];
        v[at + 2 * step] = t[2 * i] - t[2 * i + 1];
        v[at + 3 * step] = t[2 * i + 1];
      }
    }
  }

  @Override
  public void weights(float[] w, int from, float[] u, int to, int step, int count) {
    float[] t = Scratch.floats(Scratch.Purpose.SUMS, Winograd.PLACES);
    for (int c = 0; c < count; c++) {
      for (int j = 0; j < 3; j++) {
        int at = from + j * step + c;
        float w1 = w[at + 3 * step];
        float sum = w[at] + w[at + 6 * step];
        t[j] = w[at];
        t[3 + j] = 0.5f * (sum + w1);
        t[6 + j] = 0.5f * (sum - w1);
        t[9 + j] = w[at + 6 * step];
      }
      for (int i = 0; i < 4; i++) {
        int at = to + 4 * i * step + c;
        float sum = t[3 * i] + t[3 * i + 2];
        u[at] = t[3 * i];
        u[at + step] = 0.5f * (sum + t[3 * i + 1]);
        u[at + 2 * step] = 0.5f * (sum - t[3 * i + 1]);
        u[at + 3 * step] = t[3 * i + 2];
      }
    }
  }

  @Override
  public void weightGradient(
      float[] u, int from, float[] dw, int to, int step, int count, boolean add) {
    float[] t = Scratch.floats(Scratch.Purpose.SUMS, Winograd.PLACES);
    for (int c = 0; c < count; c++) {
      for (int j = 0; j < 4; j++) {
        int at = from + j * step + c;
        float half = 0.5f * (u[at + 4 * step] + u[at + 8 * step]);
        t[j] = u[at] + half;
        t[4 + j] = 0.5f * (u[at + 4 * step] - u[at + 8 * step]);
        t[8 + j] = half + u[at + 12 * step];
      }
      for (int i = 0; i < 3; i++) {
        int at = to + 3 * i * step + c;
        float half = 0.5f * (t[4 * i + 1] + t[4 * i + 2]);
        store(dw, at, t[4 * i] + half, add);
        store(dw, at + step, 0.5f * (t[4 * i + 1] - t[4 * i + 2]), add);
        store(dw, at + 2 * step, half + t[4 * i + 3], add);
      }
    }
  }

  private static void store(float[] y, int at, float value, boolean add) {
    y[at] = add ? y[at] + value : value;
  }
}
