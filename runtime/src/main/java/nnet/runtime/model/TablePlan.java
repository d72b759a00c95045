package nnet.runtime.model;

import java.util.List;
import java.util.Optional;

/**
 * Several trainings that one declaration stands for: {@code train Net on Rows for width in [8, 16],
 * seed in 0..4}. What varies is compiled into programs of their own, but for the seed.
 *
 * @param variables in the order in which they are declared
 * @param seed the variable that gives the seed
 * @param runs all of them, the last variable changing first
 */
public record TablePlan(List<String> variables, Optional<String> seed, List<Run> runs) {
  public TablePlan {
    variables = List.copyOf(variables);
    runs = List.copyOf(runs);
  }

  /**
   * @param values of the variables, as they are written
   * @param program the number of its program, from 0
   */
  public record Run(List<String> values, int program, long seed) {
    public Run {
      values = List.copyOf(values);
    }
  }

  /**
   * The class of a program of the table.
   *
   * @param first the class of the first one
   */
  public static String className(String first, int program) {
    int point = first.lastIndexOf('.');
    return program == 0
        ? first
        : first.substring(0, point) + ".program" + (program + 1) + first.substring(point);
  }
}
