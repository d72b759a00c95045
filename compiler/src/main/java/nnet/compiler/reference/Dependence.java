package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.Kernel;
import nnet.compiler.op.NdArray;

/**
 * How a kernel's result depends on one of its operands while the others stay as they are. It is
 * found by trying at random places, so that no operator has to say so.
 */
enum Dependence {
  /** Not at all, but for jumps. */
  CONSTANT,
  /** {@code f((1 - t) x + t y) = (1 - t) f(x) + t f(y)}. */
  AFFINE,
  /** Each element of the result is an element of the operand, and which one its order tells. */
  SELECTION,
  /** In another way. */
  CURVED;

  private static final double EXACT = 1e-12;

  /** Along so many lines: the largest of a few is often the same one all along. */
  private static final int LINES = 10;

  private static final Map<Key, Dependence> KNOWN = new ConcurrentHashMap<>();

  private record Key(
      String operator, Attributes attributes, List<List<Integer>> shapes, int operand) {}

  static Dependence of(Kernel operator, Evaluation evaluation, int operand) {
    List<List<Integer>> shapes =
        evaluation.operands().stream()
            .map(array -> Arrays.stream(array.shape()).boxed().toList())
            .toList();
    Key key = new Key(operator.name(), evaluation.attributes(), shapes, operand);
    return KNOWN.computeIfAbsent(key, unknown -> tried(operator, evaluation, operand));
  }

  private static Dependence tried(Kernel operator, Evaluation evaluation, int operand) {
    SplittableRandom random = new SplittableRandom(3);
    Evaluation somewhere = elsewhere(evaluation, operand, random);
    NdArray x = random(evaluation.operand(operand), random);
    NdArray y = random(x, random);
    NdArray atX = with(operator, somewhere, operand, x);
    if (same(atX, with(operator, somewhere, operand, between(1e-9, x, y)), 0)) {
      return CONSTANT;
    }
    for (int i = 0; i < LINES; i++) {
      if (!isStraight(operator, somewhere, operand, x, random(x, random))) {
        return isSelection(operator, somewhere, operand, x, atX) ? SELECTION : CURVED;
      }
    }
    return AFFINE;
  }

  private static boolean isStraight(
      Kernel operator, Evaluation somewhere, int operand, NdArray x, NdArray y) {
    NdArray atX = with(operator, somewhere, operand, x);
    NdArray atY = with(operator, somewhere, operand, y);
    NdArray outside = with(operator, somewhere, operand, between(-1.7, x, y));
    return same(between(-1.7, atX, atY), outside, EXACT);
  }

  private static boolean isSelection(
      Kernel operator, Evaluation somewhere, int operand, NdArray x, NdArray atX) {
    int[] order = order(x, true);
    NdArray taken = with(operator, somewhere, operand, ranks(order, x.shape()));
    for (int i = 0; i < taken.size(); i++) {
      double rank = taken.get(i);
      boolean one = rank == Math.rint(rank) && 0 <= rank && rank < order.length;
      if (!one || x.get(order[(int) rank]) != atX.get(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The places of the elements from the smallest to the largest; of equal ones the first or the
   * last first.
   */
  static int[] order(NdArray x, boolean first) {
    int sign = first ? 1 : -1;
    return IntStream.range(0, x.size())
        .boxed()
        .sorted((i, k) ->
            x.get(i) == x.get(k)
                ? sign * Integer.compare(i, k)
                : Double.compare(x.get(i), x.get(k)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Numbers from 0 on in the same order. */
  static NdArray ranks(int[] order, int... shape) {
    NdArray ranks = NdArray.zeros(shape);
    for (int rank = 0; rank < order.length; rank++) {
      ranks.data()[order[rank]] = rank;
    }
    return ranks;
  }

  /** The result with another value for one operand. */
  static NdArray with(Kernel operator, Evaluation evaluation, int operand, NdArray value) {
    List<NdArray> operands = new ArrayList<>(evaluation.operands());
    operands.set(operand, value);
    return operator.evaluate(
        new Evaluation(
            evaluation.attributes(),
            operands,
            evaluation.shape(),
            evaluation.batch(),
            evaluation.draw()));
  }

  /** Numbers that are whole may be labels and stay. */
  private static Evaluation elsewhere(Evaluation from, int operand, SplittableRandom random) {
    List<NdArray> operands = new ArrayList<>();
    for (int i = 0; i < from.operands().size(); i++) {
      NdArray value = from.operand(i);
      boolean labels = Arrays.stream(value.data()).allMatch(number -> number == Math.rint(number));
      boolean zeros = Arrays.stream(value.data()).allMatch(number -> number == 0);
      boolean kept = labels && !zeros;
      operands.add(i == operand || kept ? value : random(value, random));
    }
    return new Evaluation(from.attributes(), operands, from.shape(), from.batch(), from.draw());
  }

  private static NdArray random(NdArray like, SplittableRandom random) {
    double[] values = new double[like.size()];
    Arrays.setAll(values, i -> random.nextDouble(0.1, 0.9));
    return new NdArray(values, like.shape());
  }

  private static NdArray between(double t, NdArray x, NdArray y) {
    double[] values = new double[x.size()];
    Arrays.setAll(values, i -> x.get(i) + t * (y.get(i) - x.get(i)));
    return new NdArray(values, x.shape());
  }

  private static boolean same(NdArray a, NdArray b, double tolerance) {
    for (int i = 0; i < a.size(); i++) {
      double size = Math.max(1, Math.abs(a.get(i)));
      if (!(Math.abs(a.get(i) - b.get(i)) <= tolerance * size)) {
        return false;
      }
    }
    return true;
  }
}
