package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.graph.Region;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.BinaryOperator;

/** A {@code test} of a file: what it expects, ready to be computed. */
public record TestCase(String title, Span span, List<Expectation> expectations) {
  public TestCase {
    expectations = List.copyOf(expectations);
  }

  /** One {@code expect}. */
  public sealed interface Expectation {
    Span span();
  }

  /**
   * Two values compared, element by element.
   *
   * @param tolerance how far apart they may be; only of {@code ~=}, which {@code how} then is not
   * @param how a comparison
   */
  public record Compared(
      Operand left, BinaryOperator how, Operand right, Optional<Double> tolerance, Span span)
      implements Expectation {}

  /** A value that has to be true. */
  public record Holds(Operand value, Span span) implements Expectation {}

  /** Derived gradients of a network have to agree with differences. */
  public record Gradients(String network, Span span) implements Expectation {}

  /**
   * Decided while it was read.
   *
   * @param found what was there in its place, where it does not hold
   */
  public record Decided(boolean holds, String found, Span span) implements Expectation {}

  /**
   * An expectation in a loop.
   *
   * @param where what the variables that it speaks of are in this turn
   */
  public record Turn(Expectation expectation, String where) implements Expectation {
    @Override
    public Span span() {
      return expectation.span();
    }
  }

  /** A side of a comparison. */
  public sealed interface Operand {}

  /** A number, or a truth value as 1 or 0. */
  public record Number(double value) implements Operand {}

  /**
   * A tensor without inputs.
   *
   * @param initialize gives the parameters that occur in it their values, by path
   * @param states initial values by path
   */
  public record Computed(Region value, Region initialize, Map<String, Double> states)
      implements Operand {
    public Computed {
      states = Map.copyOf(states);
    }
  }

  /**
   * A measure of a network after a whole run of its training; the mean over several runs.
   *
   * @param runs what variables of a table of runs are in those that are meant
   */
  public record Trained(String network, Map<String, String> runs, String part, String measure)
      implements Operand {
    public Trained {
      runs = Map.copyOf(runs);
    }
  }
}
