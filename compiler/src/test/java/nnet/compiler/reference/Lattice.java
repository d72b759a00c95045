package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Region;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Sample;
import nnet.compiler.op.SampleRegion;

/** Points of a sample where kinks are: its numbers rounded to halves, so that ties are many. */
public final class Lattice {
  static final int ELEMENTS = 6;

  /** Their derivative is not their slope by definition. */
  private static final Set<String> APART = Set.of("stop_gradient", "surrogate");

  private Lattice() {}

  /** Slopes of single elements of the result, each along a direction of its own. */
  public static List<OneSided> of(Primitive operator, Sample sample, long seed) {
    if (APART.contains(operator.name())) {
      return List.of();
    }
    Region applied = SampleRegion.of(operator, sample);
    List<NdArray> arguments = new ArrayList<>(SampleRegion.arguments(applied, sample, seed));
    for (int i = 0; i < sample.operands().size(); i++) {
      Sample.Operand operand = sample.operands().get(i);
      double[] values = arguments.get(i).data();
      if (operand.data() == DataType.FLOAT) {
        Arrays.setAll(values, k -> rounded(values[k], operand));
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    NdArray weights = arguments.getLast();
    List<OneSided> slopes = new ArrayList<>();
    for (int i = 0; i < Math.min(ELEMENTS, weights.size()); i++) {
      NdArray one = NdArray.zeros(weights.shape());
      one.data()[random.nextInt(one.size())] = 1;
      arguments.set(arguments.size() - 1, one);
      slopes.add(
          OneSided.of(
              applied,
              List.copyOf(arguments),
              directions(applied, sample, random),
              SampleRegion.BATCH));
    }
    return slopes.stream().filter(OneSided::exists).toList();
  }

  private static double rounded(double value, Sample.Operand operand) {
    double half = Math.rint(2 * value) / 2;
    return operand.low() <= half && half <= operand.high() ? half : value;
  }

  private static Map<String, NdArray> directions(
      Region applied, Sample sample, SplittableRandom random) {
    Map<String, NdArray> directions = new TreeMap<>();
    for (int i = 0; i < sample.operands().size(); i++) {
      Sample.Operand operand = sample.operands().get(i);
      if (operand.data() == DataType.FLOAT) {
        NdArray direction = NdArray.zeros(operand.shape().resolve(SampleRegion.BATCH));
        Arrays.setAll(direction.data(), k -> random.nextDouble(-1, 1));
        directions.put(applied.formals().get(i).path(), direction);
      }
    }
    return directions;
  }
}
