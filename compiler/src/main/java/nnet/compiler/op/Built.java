package nnet.compiler.op;

import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import org.jspecify.annotations.Nullable;

/** What comes of a call of an operator: its results, or why it cannot be. */
public sealed interface Built {

  /** Usually one tensor; several for {@code split}. */
  record Results(List<Tensor> tensors) implements Built {}

  /**
   * @param operandLabels what to say at which operand, by its position
   * @param notes facts such as dimension bindings
   */
  record Problem(
      Code code,
      String message,
      Map<Integer, String> operandLabels,
      List<String> notes,
      @Nullable String help)
      implements Built {}

  static Built of(Tensor tensor) {
    return new Results(List.of(tensor));
  }

  static Problem problem(Code code, String message) {
    return new Problem(code, message, Map.of(), List.of(), null);
  }
}
