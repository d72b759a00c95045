package nnet.compiler.op.nn;

import java.util.List;
import nnet.compiler.type.Dim;

/**
 * One axis of a sliding window: how many places it has and how many zeros come first.
 *
 * @param output the number of places
 * @param before zeros before the first element
 */
record Window(Dim output, int before) {
  /** An axis of one place: height, where a sequence is an image of one row. */
  static final Window FLAT = new Window(Dim.ONE, 0);

  /**
   * What options say of one axis.
   *
   * @param roundsUp whether a last window that begins inside but ends outside counts
   */
  record Setting(Dim kernel, int stride, int dilation, AxisPadding padding, boolean roundsUp) {

    /** Elements from the first to the last that the window sees. */
    Dim extent() {
      return kernel.minus(Dim.ONE).times(Dim.of(dilation)).plus(Dim.ONE);
    }

    private int known(Dim size) {
      return Math.toIntExact(size.constant().orElse(0L));
    }
  }

  /** The k-th of one or more numbers: a single one serves all axes. */
  static Dim pick(List<Dim> numbers, int k) {
    return numbers.get(Math.min(k, numbers.size() - 1));
  }

  /**
   * {@code floor((size + zeros - extent) / stride) + 1} places (PyTorch, Conv2d); {@code same}
   * gives {@code ceil(size / stride)}, with the odd zero behind (Keras, Conv2D).
   */
  static Window of(Dim size, Setting setting) {
    return switch (setting.padding()) {
      case AxisPadding.Same same -> same(size, setting);
      case AxisPadding.Causal causal -> {
        int before = setting.known(setting.extent().minus(Dim.ONE));
        yield explicit(size, before, 0, setting);
      }
      case AxisPadding.Zeros zeros -> explicit(size, zeros.before(), zeros.behind(), setting);
    };
  }

  private static Window same(Dim size, Setting setting) {
    Dim stride = Dim.of(setting.stride());
    Dim output = floor(size.plus(stride).minus(Dim.ONE), stride);
    Dim total = output.minus(Dim.ONE).times(stride).plus(setting.extent()).minus(size);
    return new Window(output, Math.max(0, setting.known(total)) / 2);
  }

  private static Window explicit(Dim size, int before, int behind, Setting setting) {
    Dim stride = Dim.of(setting.stride());
    Dim free = size.plus(Dim.of((long) before + behind)).minus(setting.extent());
    Dim places = floor(free, stride).plus(Dim.ONE);
    boolean further =
        setting.roundsUp()
            && size.isConstant()
            && free.size() % setting.stride() != 0
            && places.size() * setting.stride() < size.size() + before;
    return new Window(further ? places.plus(Dim.ONE) : places, before);
  }

  /**
   * The window whose input gradient spreads {@code size} elements: as many elements come out as go
   * into a convolution with this window, and where they are ambiguous, {@code more} than the
   * fewest. {@code same} gives {@code size * stride}; {@code valid} at least that (Keras,
   * Conv2DTranspose); numbers follow PyTorch, ConvTranspose2d.
   */
  static Window transposed(Dim size, Setting setting, int more, boolean valid) {
    Dim stride = Dim.of(setting.stride());
    Dim spread = size.minus(Dim.ONE).times(stride);
    Dim extent = setting.extent();
    return switch (setting.padding()) {
      case AxisPadding.Same same -> {
        Dim total = spread.plus(extent).minus(size.times(stride));
        yield new Window(size.times(stride), Math.max(0, setting.known(total)) / 2);
      }
      case AxisPadding.Causal causal -> new Window(size.times(stride), 0);
      case AxisPadding.Zeros zeros -> {
        Dim wide = Dim.of(Math.max(setting.known(extent), valid ? setting.stride() : 0));
        Dim removed = Dim.of((long) zeros.before() + zeros.behind() - more);
        yield new Window(spread.plus(wide).minus(removed), zeros.before());
      }
    };
  }

  /** The quotient rounded down; a symbol of its own where the sizes are not known yet. */
  private static Dim floor(Dim size, Dim by) {
    if (size.constant().isPresent()) {
      return Dim.of(Math.floorDiv(size.constant().get(), by.size()));
    }
    return size.dividedBy(by).orElseGet(() -> Dim.symbol("floor((" + size + ") / " + by + ")"));
  }
}
