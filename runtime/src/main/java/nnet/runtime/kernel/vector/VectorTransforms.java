package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import nnet.runtime.kernel.ScalarTransforms;
import nnet.runtime.kernel.TileTransforms;

/** The transforms by vectors of channels; plain loops do those that fill no vector. */
final class VectorTransforms implements TileTransforms {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;
  private static final int LANES = Lanes.COUNT;

  private final TileTransforms plain = new ScalarTransforms();

  @Override
  public void image(
      float[] x, int from, int row, int column, float[] v, int to, int step, int count) {
    int whole = count / LANES * LANES;
    for (int c = 0; c < whole; c += LANES) {
      image(x, from + c, row, column, v, to + c, step);
    }
    if (whole < count) {
      plain.image(x, from + whole, row, column, v, to + whole, step, count - whole);
    }
  }

  private static void image(float[] x, int from, int row, int column, float[] v, int to, int step) {
    int at = from + 2 * row;
    FloatVector c0 = FloatVector.fromArray(SPECIES, x, at);
    FloatVector c1 = FloatVector.fromArray(SPECIES, x, at + column);
    FloatVector c2 = FloatVector.fromArray(SPECIES, x, at + 2 * column);
    FloatVector c3 = FloatVector.fromArray(SPECIES, x, at + 3 * column);
    FloatVector t0 = FloatVector.fromArray(SPECIES, x, from).sub(c0);
    FloatVector t1 = FloatVector.fromArray(SPECIES, x, from + column).sub(c1);
    FloatVector t2 = FloatVector.fromArray(SPECIES, x, from + 2 * column).sub(c2);
    FloatVector t3 = FloatVector.fromArray(SPECIES, x, from + 3 * column).sub(c3);
    t0.sub(t2).intoArray(v, to);
    t1.add(t2).intoArray(v, to + step);
    t2.sub(t1).intoArray(v, to + 2 * step);
    t3.sub(t1).intoArray(v, to + 3 * step);
    at = from + row;
    FloatVector b0 = FloatVector.fromArray(SPECIES, x, at);
    FloatVector b1 = FloatVector.fromArray(SPECIES, x, at + column);
    FloatVector b2 = FloatVector.fromArray(SPECIES, x, at + 2 * column);
    FloatVector b3 = FloatVector.fromArray(SPECIES, x, at + 3 * column);
    t0 = b0.add(c0);
    t1 = b1.add(c1);
    t2 = b2.add(c2);
    t3 = b3.add(c3);
    int next = to + 4 * step;
    t0.sub(t2).intoArray(v, next);
    t1.add(t2).intoArray(v, next + step);
    t2.sub(t1).intoArray(v, next + 2 * step);
    t3.sub(t1).intoArray(v, next + 3 * step);
    t0 = c0.sub(b0);
    t1 = c1.sub(b1);
    t2 = c2.sub(b2);
    t3 = c3.sub(b3);
    next += 4 * step;
    t0.sub(t2).intoArray(v, next);
    t1.add(t2).intoArray(v, next + step);
    t2.sub(t1).intoArray(v, next + 2 * step);
    t3.sub(t1).intoArray(v, next + 3 * step);
    at = from + 3 * row;
    t0 = FloatVector.fromArray(SPECIES, x, at).sub(b0);
    t1 = FloatVector.fromArray(SPECIES, x, at + column).sub(b1);
    t2 = FloatVector.fromArray(SPECIES, x, at + 2 * column).sub(b2);
    t3 = FloatVector.fromArray(SPECIES, x, at + 3 * column).sub(b3);
    next += 4 * step;
    t0.sub(t2).intoArray(v, next);
    t1.add(t2).intoArray(v, next + step);
    t2.sub(t1).intoArray(v, next + 2 * step);
    t3.sub(t1).intoArray(v, next + 3 * step);
  }

  @Override
  public void imageGradient(
      float[] v, int from, int step, int tiles, float[] x, int to, int row, int column, int count) {
    int whole = count / LANES * LANES;
    for (int c = 0; c < whole; c += LANES) {
      VectorImageGradient.run(v, from + c, step, tiles, x, to + c, row, column);
    }
    if (whole < count) {
      plain.imageGradient(v, from + whole, step, tiles, x, to + whole, row, column, count - whole);
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
    int whole = count / LANES * LANES;
    for (int c = 0; c < whole; c += LANES) {
      result(m, from + c, step, y, to + c, row, column, add);
    }
    if (whole < count) {
      plain.result(m, from + whole, step, y, to + whole, row, column, count - whole, add);
    }
  }

  private static void result(
      float[] m, int from, int step, float[] y, int to, int row, int column, boolean add) {
    int at = from + 4 * step;
    FloatVector b0 = FloatVector.fromArray(SPECIES, m, at);
    FloatVector b1 = FloatVector.fromArray(SPECIES, m, at + step);
    FloatVector b2 = FloatVector.fromArray(SPECIES, m, at + 2 * step);
    FloatVector b3 = FloatVector.fromArray(SPECIES, m, at + 3 * step);
    at += 4 * step;
    FloatVector c0 = FloatVector.fromArray(SPECIES, m, at);
    FloatVector c1 = FloatVector.fromArray(SPECIES, m, at + step);
    FloatVector c2 = FloatVector.fromArray(SPECIES, m, at + 2 * step);
    FloatVector c3 = FloatVector.fromArray(SPECIES, m, at + 3 * step);
    FloatVector t1 = FloatVector.fromArray(SPECIES, m, from + step).add(b1).add(c1);
    FloatVector t2 = FloatVector.fromArray(SPECIES, m, from + 2 * step).add(b2).add(c2);
    FloatVector left = FloatVector.fromArray(SPECIES, m, from).add(b0).add(c0).add(t1).add(t2);
    FloatVector t3 = FloatVector.fromArray(SPECIES, m, from + 3 * step).add(b3).add(c3);
    FloatVector right = t1.sub(t2).add(t3);
    if (add) {
      left = FloatVector.fromArray(SPECIES, y, to).add(left);
      right = FloatVector.fromArray(SPECIES, y, to + column).add(right);
    }
    left.intoArray(y, to);
    right.intoArray(y, to + column);
    int next = to + row;
    at += 4 * step;
    t1 = b1.sub(c1).add(FloatVector.fromArray(SPECIES, m, at + step));
    t2 = b2.sub(c2).add(FloatVector.fromArray(SPECIES, m, at + 2 * step));
    left = b0.sub(c0).add(FloatVector.fromArray(SPECIES, m, at)).add(t1).add(t2);
    t3 = b3.sub(c3).add(FloatVector.fromArray(SPECIES, m, at + 3 * step));
    right = t1.sub(t2).add(t3);
    if (add) {
      left = FloatVector.fromArray(SPECIES, y, next).add(left);
      right = FloatVector.fromArray(SPECIES, y, next + column).add(right);
    }
    left.intoArray(y, next);
    right.intoArray(y, next + column);
  }

  @Override
  public void gradient(
      float[] dy, int from, int row, int column, float[] v, int to, int step, int count) {
    int whole = count / LANES * LANES;
    for (int c = 0; c < whole; c += LANES) {
      gradient(dy, from + c, row, column, v, to + c, step);
    }
    if (whole < count) {
      plain.gradient(dy, from + whole, row, column, v, to + whole, step, count - whole);
    }
  }

  private static void gradient(
      float[] dy, int from, int row, int column, float[] v, int to, int step) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, dy, from);
    FloatVector a1 = FloatVector.fromArray(SPECIES, dy, from + column);
    FloatVector b0 = FloatVector.fromArray(SPECIES, dy, from + row);
    FloatVector b1 = FloatVector.fromArray(SPECIES, dy, from + row + column);
    a0.intoArray(v, to);
    a0.add(a1).intoArray(v, to + step);
    a0.sub(a1).intoArray(v, to + 2 * step);
    a1.intoArray(v, to + 3 * step);
    int next = to + 4 * step;
    FloatVector t0 = a0.add(b0);
    FloatVector t1 = a1.add(b1);
    t0.intoArray(v, next);
    t0.add(t1).intoArray(v, next + step);
    t0.sub(t1).intoArray(v, next + 2 * step);
    t1.intoArray(v, next + 3 * step);
    next += 4 * step;
    t0 = a0.sub(b0);
    t1 = a1.sub(b1);
    t0.intoArray(v, next);
    t0.add(t1).intoArray(v, next + step);
    t0.sub(t1).intoArray(v, next + 2 * step);
    t1.intoArray(v, next + 3 * step);
    next += 4 * step;
    b0.intoArray(v, next);
    b0.add(b1).intoArray(v, next + step);
    b0.sub(b1).intoArray(v, next + 2 * step);
    b1.intoArray(v, next + 3 * step);
  }

  @Override
  public void weights(float[] w, int from, float[] u, int to, int step, int count) {
    int whole = count / LANES * LANES;
    for (int c = 0; c < whole; c += LANES) {
      VectorWeightTransforms.widen(w, from + c, u, to + c, step);
    }
    if (whole < count) {
      plain.weights(w, from + whole, u, to + whole, step, count - whole);
    }
  }

  @Override
  public void weightGradient(
      float[] u, int from, float[] dw, int to, int step, int count, boolean add) {
    int whole = count / LANES * LANES;
    for (int c = 0; c < whole; c += LANES) {
      VectorWeightTransforms.narrow(u, from + c, dw, to + c, step, add);
    }
    if (whole < count) {
      plain.weightGradient(u, from + whole, dw, to + whole, step, count - whole, add);
    }
  }
}
