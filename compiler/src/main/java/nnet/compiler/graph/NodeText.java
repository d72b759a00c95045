package nnet.compiler.graph;

import java.util.stream.Collectors;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;

/** Operations in a few words. */
final class NodeText {
  private NodeText() {}

  static String operation(Operation operation) {
    return switch (operation) {
      case Apply apply -> apply.operator().name();
      case Call call -> "call " + call.region().name();
      case Scan scan -> (scan.reverse() ? "reverse scan " : "scan ") + scan.body().name();
    };
  }

  /** Attributes as {@code (axis=1, from=0)}; empty where there are none. */
  static String attributes(Operation operation) {
    if (operation instanceof Scan scan) {
      return "(length=" + scan.length() + ")";
    }
    if (!(operation instanceof Apply apply) || apply.attributes().entries().isEmpty()) {
      return "";
    }
    return apply.attributes().entries().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
