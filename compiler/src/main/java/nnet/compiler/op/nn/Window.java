package nnet.compiler.op.nn;

import java.util.List;
import java.util.Optional;
import nnet.compiler.op.Options;
import nnet.compiler.type.Dim;

/**
 * One axis of a sliding window: how many places it has and how many zeros come first.
 *
 * @param output the number of places
 * @param before zeros before the first element
 */
record Window(Dim output, int before) {

  /** What options say of one axis. */
  record Setting(Dim kernel, int stride, int dilation, Optional<Integer> explicitPadding) {

    /** Elements from the first to the last that the window sees. */
    Dim extent() {
      return kernel.minus(Dim.ONE).times(Dim.of(dilation)).plus(Dim.ONE);
    }
  }

  /** The k-th of one or two numbers: one number serves height and width. */
  static Dim pick(List<Dim> numbers, int k) {
    return numbers.get(Math.min(k, numbers.size() - 1));
  }

  /** The explicit padding of axis k; empty for {@code same}. */
  static Optional<Integer> padding(Options options, int k) {
    Optional<String> word = options.wordOrIntegers("padding");
    if (word.isPresent()) {
      return word.get().equals("same") ? Optional.empty() : Optional.of(0);
    }
    return Optional.of(pick(options.integers("padding"), k).size());
  }

  /**
   * As Keras does it: {@code same} gives {@code ceil(size / stride)} places, with the odd zero
   * behind; otherwise {@code floor((size + 2 padding - extent) / stride) + 1}.
   */
  static Window of(Dim size, Setting setting) {
    Dim stride = Dim.of(setting.stride());
    if (setting.explicitPadding().isPresent()) {
      int zeros = setting.explicitPadding().get();
      Dim free = size.plus(Dim.of(2L * zeros)).minus(setting.extent());
      return new Window(floor(free, stride).plus(Dim.ONE), zeros);
    }
    Dim output = floor(size.plus(stride).minus(Dim.ONE), stride);
    Dim total = output.minus(Dim.ONE).times(stride).plus(setting.extent()).minus(size);
    return new Window(output, (int) Math.max(0, total.constant().orElse(0L) / 2));
  }

  /** The quotient rounded down; a symbol of its own where the sizes are not known yet. */
  private static Dim floor(Dim size, Dim by) {
    if (size.constant().isPresent()) {
      return Dim.of(Math.floorDiv(size.constant().get(), by.size()));
    }
    return size.dividedBy(by).orElseGet(() -> Dim.symbol("floor((" + size + ") / " + by + ")"));
  }
}
