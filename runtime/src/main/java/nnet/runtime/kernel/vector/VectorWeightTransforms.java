package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The transforms of a vector of weights and of their gradients. */
final class VectorWeightTransforms {
  private static final VectorSpecies<Float> SPECIES = Lanes.SPECIES;

  private VectorWeightTransforms() {}

  /** {@code u = G w G'}. */
  static void widen(float[] w, int from, float[] u, int to, int step) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, w, from);
    FloatVector a1 = FloatVector.fromArray(SPECIES, w, from + step);
    FloatVector a2 = FloatVector.fromArray(SPECIES, w, from + 2 * step);
    int at = from + 3 * step;
    FloatVector b0 = FloatVector.fromArray(SPECIES, w, at);
    FloatVector b1 = FloatVector.fromArray(SPECIES, w, at + step);
    FloatVector b2 = FloatVector.fromArray(SPECIES, w, at + 2 * step);
    at += 3 * step;
    FloatVector c0 = FloatVector.fromArray(SPECIES, w, at);
    FloatVector c1 = FloatVector.fromArray(SPECIES, w, at + step);
    FloatVector c2 = FloatVector.fromArray(SPECIES, w, at + 2 * step);
    int next = to;
    FloatVector sum = a0.add(a2);
    a0.intoArray(u, next);
    sum.add(a1).mul(0.5f).intoArray(u, next + step);
    sum.sub(a1).mul(0.5f).intoArray(u, next + 2 * step);
    a2.intoArray(u, next + 3 * step);
    a0 = a0.add(c0);
    a1 = a1.add(c1);
    a2 = a2.add(c2);
    FloatVector t0 = a0.add(b0).mul(0.5f);
    FloatVector t1 = a1.add(b1).mul(0.5f);
    FloatVector t2 = a2.add(b2).mul(0.5f);
    next += 4 * step;
    sum = t0.add(t2);
    t0.intoArray(u, next);
    sum.add(t1).mul(0.5f).intoArray(u, next + step);
    sum.sub(t1).mul(0.5f).intoArray(u, next + 2 * step);
    t2.intoArray(u, next + 3 * step);
    t0 = a0.sub(b0).mul(0.5f);
    t1 = a1.sub(b1).mul(0.5f);
    t2 = a2.sub(b2).mul(0.5f);
    next += 4 * step;
    sum = t0.add(t2);
    t0.intoArray(u, next);
    sum.add(t1).mul(0.5f).intoArray(u, next + step);
    sum.sub(t1).mul(0.5f).intoArray(u, next + 2 * step);
    t2.intoArray(u, next + 3 * step);
    next += 4 * step;
    sum = c0.add(c2);
    c0.intoArray(u, next);
    sum.add(c1).mul(0.5f).intoArray(u, next + step);
    sum.sub(c1).mul(0.5f).intoArray(u, next + 2 * step);
    c2.intoArray(u, next + 3 * step);
  }

  /** {@code dw (+)= G' u G}. */
  static void narrow(float[] u, int from, float[] dw, int to, int step, boolean add) {
    int at = from + 4 * step;
    FloatVector b0 = FloatVector.fromArray(SPECIES, u, at);
    FloatVector b1 = FloatVector.fromArray(SPECIES, u, at + step);
    FloatVector b2 = FloatVector.fromArray(SPECIES, u, at + 2 * step);
    FloatVector b3 = FloatVector.fromArray(SPECIES, u, at + 3 * step);
    at += 4 * step;
    FloatVector c0 = FloatVector.fromArray(SPECIES, u, at);
    FloatVector c1 = FloatVector.fromArray(SPECIES, u, at + step);
    FloatVector c2 = FloatVector.fromArray(SPECIES, u, at + 2 * step);
    FloatVector c3 = FloatVector.fromArray(SPECIES, u, at + 3 * step);
    FloatVector half0 = b0.add(c0).mul(0.5f);
    FloatVector half1 = b1.add(c1).mul(0.5f);
    FloatVector half2 = b2.add(c2).mul(0.5f);
    FloatVector half3 = b3.add(c3).mul(0.5f);
    int next = to;
    FloatVector t0 = FloatVector.fromArray(SPECIES, u, from).add(half0);
    FloatVector t1 = FloatVector.fromArray(SPECIES, u, from + step).add(half1);
    FloatVector t2 = FloatVector.fromArray(SPECIES, u, from + 2 * step).add(half2);
    FloatVector t3 = FloatVector.fromArray(SPECIES, u, from + 3 * step).add(half3);
    FloatVector half = t1.add(t2).mul(0.5f);
    FloatVector w0 = t0.add(half);
    FloatVector w1 = t1.sub(t2).mul(0.5f);
    FloatVector w2 = half.add(t3);
    if (add) {
      w0 = FloatVector.fromArray(SPECIES, dw, next).add(w0);
      w1 = FloatVector.fromArray(SPECIES, dw, next + step).add(w1);
      w2 = FloatVector.fromArray(SPECIES, dw, next + 2 * step).add(w2);
    }
    w0.intoArray(dw, next);
    w1.intoArray(dw, next + step);
    w2.intoArray(dw, next + 2 * step);
    next += 3 * step;
    t0 = b0.sub(c0).mul(0.5f);
    t1 = b1.sub(c1).mul(0.5f);
    t2 = b2.sub(c2).mul(0.5f);
    t3 = b3.sub(c3).mul(0.5f);
    half = t1.add(t2).mul(0.5f);
    w0 = t0.add(half);
    w1 = t1.sub(t2).mul(0.5f);
    w2 = half.add(t3);
    if (add) {
      w0 = FloatVector.fromArray(SPECIES, dw, next).add(w0);
      w1 = FloatVector.fromArray(SPECIES, dw, next + step).add(w1);
      w2 = FloatVector.fromArray(SPECIES, dw, next + 2 * step).add(w2);
    }
    w0.intoArray(dw, next);
    w1.intoArray(dw, next + step);
    w2.intoArray(dw, next + 2 * step);
    next += 3 * step;
    at += 4 * step;
    t0 = half0.add(FloatVector.fromArray(SPECIES, u, at));
    t1 = half1.add(FloatVector.fromArray(SPECIES, u, at + step));
    t2 = half2.add(FloatVector.fromArray(SPECIES, u, at + 2 * step));
    t3 = half3.add(FloatVector.fromArray(SPECIES, u, at + 3 * step));
    half = t1.add(t2).mul(0.5f);
    w0 = t0.add(half);
    w1 = t1.sub(t2).mul(0.5f);
    w2 = half.add(t3);
    if (add) {
      w0 = FloatVector.fromArray(SPECIES, dw, next).add(w0);
      w1 = FloatVector.fromArray(SPECIES, dw, next + step).add(w1);
      w2 = FloatVector.fromArray(SPECIES, dw, next + 2 * step).add(w2);
    }
    w0.intoArray(dw, next);
    w1.intoArray(dw, next + step);
    w2.intoArray(dw, next + 2 * step);
  }
}
