package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.op.Broadcasting;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.Kernel;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * How the result of an operator changes when its operands do, without a look at its derivative: of
 * elementwise ones by dual numbers in the formula that they are emitted as, of kernels by how they
 * depend on each operand.
 */
final class Tangents {
  private Tangents() {}

  /** The tangent of a result; null where it does not change. */
  static @Nullable NdArray of(
      Primitive operator, Evaluation evaluation, List<Dual> operands, NdArray value) {
    if (operands.stream().allMatch(operand -> operand.tangent() == null)) {
      return null;
    }
    return switch (operator.name()) {
      case "stop_gradient" -> null;
      case "surrogate" -> repeated(operands.get(1).change(), value.shape());
      default ->
          switch (operator) {
            case Elementwise formula -> elementwise(formula, operands, value);
            case Kernel kernel -> kernel(kernel, evaluation, operands, value);
          };
    };
  }

  private static NdArray repeated(NdArray operand, int... shape) {
    int[] places = Broadcasting.places(operand.shape(), shape);
    NdArray result = NdArray.zeros(shape);
    for (int i = 0; i < places.length; i++) {
      result.data()[i] = operand.get(places[i]);
    }
    return result;
  }

  private static @Nullable NdArray elementwise(
      Elementwise operator, List<Dual> operands, NdArray value) {
    if (operator.branches(value).length > 0) {
      return null;
    }
    DualWriter writer = new DualWriter(value.size());
    List<String> registers = new ArrayList<>();
    for (Dual operand : operands) {
      NdArray change = operand.change();
      registers.add(
          writer.register(
              repeated(operand.value(), value.shape()).data(),
              repeated(change, value.shape()).data()));
    }
    return new NdArray(writer.tangent(operator.write(writer, registers)), value.shape());
  }

  private static NdArray kernel(
      Kernel operator, Evaluation evaluation, List<Dual> operands, NdArray value) {
    NdArray sum = NdArray.zeros(value.shape());
    for (int i = 0; i < operands.size(); i++) {
      NdArray tangent = operands.get(i).tangent();
      if (tangent != null) {
        NdArray part = part(operator, evaluation, i, tangent);
        for (int k = 0; k < sum.size(); k++) {
          sum.data()[k] += part.get(k);
        }
      }
    }
    return sum;
  }

  /** What one operand's change makes of the result. */
  private static NdArray part(
      Kernel operator, Evaluation evaluation, int operand, NdArray tangent) {
    return switch (Dependence.of(operator, evaluation, operand)) {
      case CONSTANT -> evaluation.result();
      case AFFINE -> affine(operator, evaluation, operand, tangent);
      case SELECTION -> selected(operator, evaluation, operand, tangent);
      case CURVED ->
          operator.name().equals("solve")
              ? SystemTangent.of(operator, evaluation, tangent)
              : Curves.tangent(operator, evaluation, operand, tangent);
    };
  }

  private static NdArray affine(
      Kernel operator, Evaluation evaluation, int operand, NdArray tangent) {
    NdArray there = Dependence.with(operator, evaluation, operand, tangent);
    NdArray origin = Dependence.with(operator, evaluation, operand, NdArray.zeros(tangent.shape()));
    for (int i = 0; i < there.size(); i++) {
      there.data()[i] -= origin.get(i);
    }
    return there;
  }

  /** Of equal elements the first is selected, be they the largest or the smallest. */
  private static NdArray selected(
      Kernel operator, Evaluation evaluation, int operand, NdArray tangent) {
    int[] firstFirst = Dependence.order(evaluation.operand(operand), true);
    int[] lastFirst = Dependence.order(evaluation.operand(operand), false);
    NdArray one = ranks(operator, evaluation, operand, firstFirst);
    NdArray other = ranks(operator, evaluation, operand, lastFirst);
    for (int i = 0; i < one.size(); i++) {
      int place = Math.min(firstFirst[(int) one.get(i)], lastFirst[(int) other.get(i)]);
      one.data()[i] = tangent.get(place);
    }
    return one;
  }

  private static NdArray ranks(Kernel operator, Evaluation evaluation, int operand, int... order) {
    NdArray ranks = Dependence.ranks(order, evaluation.operand(operand).shape());
    return Dependence.with(operator, evaluation, operand, ranks);
  }
}
