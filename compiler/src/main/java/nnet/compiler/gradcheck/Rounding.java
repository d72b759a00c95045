package nnet.compiler.gradcheck;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;
import nnet.compiler.reference.Interpreter;

/**
 * Moves every number on the way by up to a unit in the last place of float32, at random (Monte
 * Carlo arithmetic; Parker, 1997). To round to the nearest would not do: sums that a kernel rounds
 * on the way come out exact here, and what they should cancel to is exactly zero.
 */
final class Rounding implements Interpreter.Observer {
  private static final double UNIT = 0x1p-23;

  /** One draw may be a lucky one. */
  private static final int DRAWS = 4;

  private final SplittableRandom random;

  private Rounding(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Different ones, always the same for a seed. */
  static Stream<Rounding> several(long seed) {
    return LongStream.range(seed, seed + DRAWS).mapToObj(Rounding::new);
  }

  @Override
  public NdArray result(Node node, List<NdArray> operands, NdArray result) {
    if (node.result().type().data() != DataType.FLOAT) {
      return result;
    }
    Apply apply = (Apply) node.operation();
    NdArray summands =
        ((Primitive) apply.operator()).summands(apply.attributes(), operands, result);
    double[] rounded = new double[result.size()];
    Arrays.setAll(rounded, i -> result.get(i) + summands.get(i) * UNIT * random.nextDouble(-1, 1));
    return new NdArray(rounded, result.shape());
  }
}
