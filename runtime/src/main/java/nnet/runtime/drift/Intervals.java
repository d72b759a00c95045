package nnet.runtime.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nnet.runtime.data.RawField;

/**
 * Numbers by where they are among those of training: in one of up to ten intervals that hold
 * equally many of these, below the least, or above the greatest. Ends are values of training (the
 * empirical quantile, definition 1 of Hyndman and Fan, 1996) and belong to the interval that they
 * end, so that a number that comes up often has an interval of its own.
 */
public final class Intervals implements Bins {
  private static final int MOST = 10;

  /** Fewer rows in an interval tell little about how many there should be. */
  private static final int ROWS_OF_EACH = 10;

  private final float[] edges;

  /**
   * @param edges the upper end of the interval below all, then of each; ascending
   */
  Intervals(List<Float> edges) {
    this.edges = new float[edges.size()];
    for (int i = 0; i < this.edges.length; i++) {
      this.edges[i] = edges.get(i);
    }
  }

  /**
   * @param values of training; gaps are passed over
   * @param rows that they come from
   */
  static Intervals fit(float[] values, int rows) {
    float[] sorted = finite(values);
    Arrays.sort(sorted);
    List<Float> edges = new ArrayList<>();
    int intervals = Math.clamp(rows / ROWS_OF_EACH, 2, MOST);
    for (int i = 1; i <= intervals && sorted.length > 0; i++) {
      if (edges.isEmpty()) {
        edges.add(Math.max(-Float.MAX_VALUE, Math.nextDown(sorted[0])));
      }
      float end = sorted[(int) Math.ceilDiv((long) i * sorted.length, intervals) - 1];
      if (end > edges.getLast()) {
        edges.add(end);
      }
    }
    return new Intervals(edges);
  }

  private static float[] finite(float[] values) {
    float[] finite = new float[values.length];
    int count = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        finite[count++] = value;
      }
    }
    return Arrays.copyOf(finite, count);
  }

  List<Float> edges() {
    List<Float> all = new ArrayList<>();
    for (float edge : edges) {
      all.add(edge);
    }
    return all;
  }

  @Override
  public int size() {
    return FIRST + edges.length + 1;
  }

  @Override
  public int of(float value) {
    if (Float.isNaN(value)) {
      return MISSING;
    }
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value <= edges[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return FIRST + low;
  }

  /** Of training; the sum is never the zero below 0. */
  private float least() {
    return Math.nextUp(edges[0]) + 0f;
  }

  @Override
  public String label(int bin) {
    int interval = bin - FIRST;
    if (bin < FIRST) {
      return bin == MISSING ? "missing" : "unknown";
    }
    if (edges.length == 0) {
      return "a number";
    }
    if (interval == 0) {
      return "below " + RawField.number(least());
    }
    if (interval == edges.length) {
      return "above " + RawField.number(edges[interval - 1]);
    }
    float from = interval == 1 ? least() : edges[interval - 1];
    float to = edges[interval];
    return from == to ? RawField.number(to) : RawField.number(from) + ".." + RawField.number(to);
  }

  @Override
  public boolean isOutside(int bin) {
    return edges.length > 0 && (bin == FIRST || bin == FIRST + edges.length);
  }
}
