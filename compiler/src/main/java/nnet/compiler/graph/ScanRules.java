package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;

/** What must be true of a scan. */
final class ScanRules {
  private final List<String> problems = new ArrayList<>();

  private ScanRules() {}

  static List<String> problems(Node node, Scan scan) {
    ScanRules rules = new ScanRules();
    boolean sizes =
        rules.sizes(
                "operands",
                node.operands().size(),
                scan.operandRoles().size(),
                scan.body().formals().size())
            && rules.sizes(
                "results",
                node.results().size(),
                scan.resultRoles().size(),
                scan.body().results().size());
    if (sizes) {
      rules.operands(node, scan);
      rules.results(node, scan);
      rules.carries(scan);
    }
    return rules.problems;
  }

  private boolean sizes(String what, int here, int roles, int body) {
    if (here == roles && roles == body) {
      return true;
    }
    problems.add(here + " " + what + ", " + roles + " roles and " + body + " in the body");
    return false;
  }

  private void operands(Node node, Scan scan) {
    for (int i = 0; i < node.operands().size(); i++) {
      boolean sequence = scan.operandRoles().get(i) == OperandRole.SEQUENCE;
      ValueType inside = scan.body().formals().get(i).value().type();
      same("operand", i, node.operands().get(i).type(), expected(scan, inside, sequence));
    }
  }

  private void results(Node node, Scan scan) {
    for (int i = 0; i < node.results().size(); i++) {
      boolean stacked = scan.resultRoles().get(i) == ResultRole.STACKED;
      ValueType inside = scan.body().results().get(i).value().type();
      same("result", i, node.results().get(i).type(), expected(scan, inside, stacked));
    }
  }

  private static ValueType expected(Scan scan, ValueType inside, boolean timed) {
    return timed ? inside.withShape(inside.shape().insert(0, scan.length())) : inside;
  }

  private void carries(Scan scan) {
    List<ValueType> carried = new ArrayList<>();
    for (int i = 0; i < scan.operandRoles().size(); i++) {
      if (scan.operandRoles().get(i) == OperandRole.CARRY) {
        carried.add(scan.body().formals().get(i).value().type());
      }
    }
    List<ValueType> next = new ArrayList<>();
    for (int i = 0; i < scan.resultRoles().size(); i++) {
      if (scan.resultRoles().get(i) == ResultRole.NEXT) {
        next.add(scan.body().results().get(i).value().type());
      }
    }
    if (!carried.equals(next)) {
      problems.add("carries " + carried + " but gives " + next + " to the next step");
    }
  }

  private void same(String what, int number, ValueType type, ValueType expected) {
    if (!type.equals(expected)) {
      problems.add(what + " " + number + " is " + type + ", not " + expected);
    }
  }
}
