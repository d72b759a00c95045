package nnet.compiler.reference;

import java.util.Arrays;
import nnet.compiler.graph.Attributes;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.Kernel;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Lines;

/** Tangents of the few kernels that are curved, most of them line by line along an axis. */
final class Curves {
  private Curves() {}

  static NdArray tangent(Kernel operator, Evaluation evaluation, int operand, NdArray tangent) {
    return operator.name().startsWith("flash_attention")
        ? new AttentionCurve(evaluation, operand, tangent).tangent()
        : byLines(operator, evaluation, operand, tangent);
  }

  private static NdArray byLines(
      Kernel operator, Evaluation evaluation, int operand, NdArray tangent) {
    NdArray x = evaluation.operand(operand);
    int[] sizes = AxisGroup.of(evaluation.attributes()).sizes(x.shape());
    NdArray result = evaluation.result();
    int[] results = {sizes[0], result.size() / Math.max(1, sizes[0] * sizes[2]), sizes[2]};
    for (int line = 0; line < sizes[0] * sizes[2]; line++) {
      double[] last = Lines.of(evaluation.operands().getLast(), sizes, line);
      double[] along = Lines.of(tangent, sizes, line);
      double[] of = Lines.of(x, sizes, line);
      double[] curve =
          operator.name().startsWith("normalize")
              ? normalized(operator, evaluation.attributes(), of, along, last)
              : line(operator, of, along, last);
      Lines.put(result, results, line, curve);
    }
    return result;
  }

  private static double[] normalized(
      Kernel operator, Attributes attributes, double[] x, double[] along, double[] other) {
    NormalizationCurve curve = new NormalizationCurve(x, along, attributes.real("epsilon"));
    return operator.name().equals("normalize") ? curve.tangent() : curve.tangentOfGradient(other);
  }

  /**
   * @param other the last operand's line: for derivatives the gradient that comes in
   */
  private static double[] line(Kernel operator, double[] x, double[] along, double[] other) {
    return switch (operator.name()) {
      case "logsumexp" -> new double[] {dot(shares(x), along)};
      case "softmax" -> softmax(shares(x), along);
      case "log_softmax" -> shifted(along, -dot(shares(x), along));
      case "softmax_gradient" -> {
        double[] first = scaled(along, shifted(other, -dot(x, other)));
        double[] second = scaled(x, filled(x.length, dot(along, other)));
        yield sum(first, -1, second);
      }
      case "log_softmax_gradient" -> {
        double[] shares = Arrays.stream(x).map(Math::exp).toArray();
        double total = Arrays.stream(other).sum();
        yield scaled(scaled(shares, along), filled(x.length, -total));
      }
      default ->
          throw new IllegalStateException(
              "`" + operator.name() + "` needs a tangent in " + Curves.class.getSimpleName());
    };
  }

  private static double[] shares(double[] x) {
    double largest = Arrays.stream(x).max().orElse(0);
    double[] powers = Arrays.stream(x).map(value -> Math.exp(value - largest)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }

  private static double[] softmax(double[] shares, double[] along) {
    return scaled(shares, shifted(along, -dot(shares, along)));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] filled(int length, double value) {
    double[] filled = new double[length];
    Arrays.fill(filled, value);
    return filled;
  }

  private static double[] shifted(double[] a, double by) {
    return sum(a, 1, filled(a.length, by));
  }

  private static double[] scaled(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, i -> a[i] * b[i]);
    return product;
  }

  private static double[] sum(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + factor * b[i]);
    return sum;
  }
}
