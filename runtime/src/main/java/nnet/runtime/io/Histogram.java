package nnet.runtime.io;

import java.util.List;

/**
 * How often the values of one quantity were this or that among the training rows.
 *
 * @param rows that were looked at
 * @param edges the upper ends of intervals of numbers, ascending; none where values are categories
 * @param counts of gaps, of unknown categories, and then of each interval or category
 */
public record Histogram(Place place, String name, long rows, List<Float> edges, List<Long> counts) {

  public Histogram {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
  }

  /** Where a quantity is met on the way from a row to its prediction. */
  public enum Place {
    /** A column of the data, before any transform. */
    FIELD,
    /** An input of the network. */
    INPUT,
    /** An output in its own unit, or a decision. */
    OUTPUT;

    /** As files and people have it. */
    public String text() {
      return switch (this) {
        case FIELD -> "field";
        case INPUT -> "input";
        case OUTPUT -> "output";
      };
    }
  }
}
