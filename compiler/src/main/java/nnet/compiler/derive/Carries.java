package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;

/** What a scan hands from step to step. */
final class Carries {
  private Carries() {}

  /** The operand with the initial value and the result that goes to the next step. */
  record Pair(int operand, int result) {}

  static List<Pair> of(Scan scan) {
    List<Pair> pairs = new ArrayList<>();
    int result = -1;
    for (int operand = 0; operand < scan.operandRoles().size(); operand++) {
      if (scan.operandRoles().get(operand) == OperandRole.CARRY) {
        do {
          result++;
        } while (scan.resultRoles().get(result) != ResultRole.NEXT);
        pairs.add(new Pair(operand, result));
      }
    }
    return pairs;
  }
}
