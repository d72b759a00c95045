package nnet.runtime.explain;

import nnet.runtime.data.Factor;

/**
 * What training rows have of a factor.
 *
 * @param background raw training rows, {@code width} numbers each
 * @param deviation of a single number
 */
record Spread(
    Factor factor, float[] background, int width, double deviation, float least, float greatest) {

  static Spread of(Factor factor, float[] background, int width) {
    double sum = 0;
    double squares = 0;
    int known = 0;
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (int at = factor.places()[0]; at < background.length; at += width) {
      float value = background[at];
      if (Float.isFinite(value)) {
        sum += value;
        squares += (double) value * value;
        known++;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    double mean = sum / Math.max(1, known);
    double variance = Math.max(0, squares / Math.max(1, known) - mean * mean);
    return new Spread(factor, background, width, Math.sqrt(variance), least, greatest);
  }

  /** Whether all training rows have the same: then there is nothing to explain by it. */
  boolean isConstant() {
    for (int place : factor.places()) {
      for (int at = place; at < background.length; at += width) {
        if (Float.floatToIntBits(background[at]) != Float.floatToIntBits(background[place])) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether this row has a number of it that can be a little more or less. */
  boolean isMeasured(float[] row) {
    return factor.isSingle()
        && factor.field().isMeasured()
        && deviation > 0
        && Float.isFinite(row[factor.places()[0]]);
  }

  /** Moves the number by so many deviations, within its range; by how many it has moved. */
  double move(float[] row, float[] raw, int at, double deviations) {
    float own = row[factor.places()[0]];
    float low = Math.min(least, own);
    float high = Math.max(greatest, own);
    float moved = (float) Math.clamp(own + deviations * deviation, low, high);
    for (int place : factor.places()) {
      raw[at + place] = moved;
    }
    return (moved - own) / deviation;
  }

  /** Takes the values of a training row; 1 if something is different then, else 0. */
  double exchange(float[] row, float[] raw, int at, double donor) {
    if (donor < 0) {
      return 0;
    }
    int rows = background.length / width;
    int from = Math.min(rows - 1, (int) (donor * rows)) * width;
    boolean changed = false;
    for (int place : factor.places()) {
      float taken = background[from + place];
      raw[at + place] = taken;
      changed |= Float.floatToIntBits(taken) != Float.floatToIntBits(row[place]);
    }
    return changed ? 1 : 0;
  }
}
