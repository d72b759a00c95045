package nnet.compiler.op.nn;

import java.util.List;
import java.util.Optional;
import nnet.compiler.op.Options;
import nnet.compiler.type.Dim;

/** What the option {@code padding} says of one axis. */
sealed interface AxisPadding {

  /** As many places as the size over the stride, rounded up; an odd zero comes behind. */
  record Same() implements AxisPadding {}

  /** All zeros in front: no place sees what comes after it. */
  record Causal() implements AxisPadding {}

  record Zeros(int before, int behind) implements AxisPadding {}

  /**
   * Of axis k of so many: a word; or one number for all axes, one for each, or two for each (before
   * and behind).
   */
  static AxisPadding of(Options options, int k, int axes) {
    Optional<String> word = options.wordOrIntegers("padding");
    if (word.isPresent()) {
      return switch (word.get()) {
        case "same" -> new Same();
        case "causal" -> new Causal();
        default -> new Zeros(0, 0);
      };
    }
    List<Dim> numbers = options.integers("padding");
    if (numbers.size() == 2 * axes) {
      return new Zeros(numbers.get(2 * k).size(), numbers.get(2 * k + 1).size());
    }
    int zeros = Window.pick(numbers, k).size();
    return new Zeros(zeros, zeros);
  }
}
