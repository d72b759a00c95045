package nnet.runtime.drift;

import java.util.Optional;
import nnet.runtime.io.Histogram;

/**
 * Something that is looked at: numbers of a row on its way to its prediction.
 *
 * @param at the first of them in the array of its place
 * @param step from one to the next
 * @param count of them
 * @param categories where they are no measured numbers
 */
public record Quantity(
    Histogram.Place place,
    String name,
    Reading reading,
    int at,
    int step,
    int count,
    Optional<Categories> categories) {

  /** What the numbers are. */
  public enum Reading {
    /** Each is a value. */
    EACH,
    /** Each is a token, and zeros stand behind the last. */
    TOKENS,
    /** They are about a class each, and the value is the class that has the largest. */
    LARGEST
  }

  /** Takes values. */
  public interface Visitor {
    /**
     * @param number of the quantity among all that are looked at
     */
    void see(int number, float value);
  }

  /**
   * Hands on what a row has of it; allocates nothing.
   *
   * @param start where the row begins
   */
  public void visit(float[] values, int start, int number, Visitor visitor) {
    switch (reading) {
      case EACH -> each(values, start + at, number, visitor);
      case TOKENS -> tokens(values, start + at, number, visitor);
      case LARGEST -> visitor.see(number, largest(values, start + at));
    }
  }

  private void each(float[] values, int from, int number, Visitor visitor) {
    for (int i = 0; i < count; i++) {
      visitor.see(number, values[from + i * step]);
    }
  }

  /** A text without a token is a gap. */
  private void tokens(float[] values, int from, int number, Visitor visitor) {
    int seen = 0;
    for (int i = 0; i < count; i++) {
      float token = values[from + i * step];
      if (token != 0) {
        visitor.see(number, token);
        seen++;
      }
    }
    if (seen == 0) {
      visitor.see(number, Float.NaN);
    }
  }

  private int largest(float[] values, int from) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i * step] > values[from + best * step]) {
        best = i;
      }
    }
    return best;
  }
}
