package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;

/** Formulas of single numbers in double: schedules, results of metrics, scalars of optimizers. */
final class ScalarFormulas {
  private final DoubleDialect dialect = new DoubleDialect();
  private final Map<Value, String> variables = new HashMap<>();
  private final LoopBody body = new LoopBody(dialect, variables);
  private final Names names;

  ScalarFormulas(Names names) {
    this.names = names;
  }

  /** A number that there is already. */
  void given(Value value, String expression) {
    body.define(
        value, value.type().data() == DataType.BOOLEAN ? "(" + expression + " != 0)" : expression);
  }

  void write(Node node) {
    String wish = node.result().name().isEmpty() ? "value" : node.result().name();
    variables.put(node.result(), names.fresh(Identifiers.of(wish)));
    body.write(node);
  }

  String expression(Value value) {
    return body.stored(value);
  }

  /** The declarations written so far. */
  List<String> drain() {
    return new ArrayList<>(dialect.drain());
  }
}
