package nnet.compiler.trace;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.op.NdArray;

/**
 * A value and how it came about.
 *
 * @param formula the right side; empty for what is given
 * @param rule the derivative's rule or the rewrite that it is by; may be empty
 * @param shape of one example
 * @param paths of the parameters that it reads, or that it is the gradient of
 * @param rows the value, or inside of a scan that of each step
 */
public record Line(
    String name,
    String formula,
    String rule,
    Set<String> paths,
    List<Integer> shape,
    List<Row> rows,
    Numbers numbers)
    implements Item {
  public Line {
    paths = Set.copyOf(paths);
    shape = List.copyOf(shape);
    rows = List.copyOf(rows);
  }

  /** What is given: inputs, parameters. */
  static Line given(String name, List<Integer> shape, List<Row> rows) {
    return new Line(name, "", "", Set.of(name), shape, rows, (element, terms) -> Optional.empty());
  }

  /**
   * @param times of the scans around it, the outermost first
   */
  public record Row(List<Integer> times, NdArray value) {
    public Row {
      times = List.copyOf(times);
    }
  }

  /** The formula with the numbers of an element of the first row. */
  @FunctionalInterface
  public interface Numbers {
    /**
     * @param terms the most terms of a sum that are written
     */
    Optional<String> of(int element, int terms);
  }

  /** The name of an element, such as {@code z1[0, 2]}. */
  public String element(int index) {
    return name + Shapes.index(shape, index);
  }

  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
