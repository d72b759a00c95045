package nnet.runtime.explain;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each column has to do with a prediction, or with all of them.
 *
 * @param method such as {@code lime}
 * @param of what is explained, such as {@code probability of setosa}
 * @param measure what the weights are
 * @param numbers that tell how far it can be trusted
 */
public record Explanation(
    String method, String of, String measure, List<Row> rows, Map<String, Double> numbers) {

  public Explanation {
    rows =
        rows.stream().sorted(Comparator.comparingDouble(row -> -Math.abs(row.weight()))).toList();
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /**
   * @param name of a column, or of a part of it
   * @param value in the row that is explained; empty where there is none
   * @param deviation of the weight; 0 where it is not repeated
   */
  public record Row(String name, String value, double weight, double deviation) {}
}
