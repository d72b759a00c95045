package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Elementwise;
import nnet.compiler.plan.Kinds;

/** The nodes of a loop written in a dialect, one variable a node. */
final class LoopBody {
  private static final Set<String> COMPARE_NUMBERS = Set.of("equal", "not_equal");

  private final Dialect dialect;
  private final Map<Value, String> variables;
  private final Map<Value, String> expressions = new HashMap<>();

  /**
   * @param variables the variable of each value: of operands it is already declared
   */
  LoopBody(Dialect dialect, Map<Value, String> variables) {
    this.dialect = dialect;
    this.variables = variables;
  }

  /** Operands as they were read from memory. */
  void load(Value operand) {
    DataType type = operand.type().data();
    expressions.put(operand, dialect.loaded(type, variable(operand)));
  }

  /** A value whose expression is known, such as a scalar computed before. */
  void define(Value value, String expression) {
    expressions.put(value, expression);
  }

  void write(Node node) {
    if (Kinds.isConstant(node)) {
      expressions.put(node.result(), dialect.constant(node.attributes().real("value")));
      return;
    }
    if (!(node.operation() instanceof Operation.Apply apply)
        || !(apply.operator() instanceof Elementwise elementwise)) {
      throw new IllegalStateException("not elementwise: " + node);
    }
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < node.operands().size(); i++) {
      operands.add(operand(elementwise.name(), node.operands().get(i), i));
    }
    String text = elementwise.write(dialect, operands);
    if (isChoiceOfTruths(node)) {
      text = dialect.compare("!=", text, dialect.constant(0));
    }
    dialect.declare(node.result().type().data(), variable(node.result()), text);
    expressions.put(node.result(), variable(node.result()));
  }

  /** Conditions that are compared or chosen between are numbers. */
  private String operand(String operator, Value value, int index) {
    String text = expression(value);
    boolean number = COMPARE_NUMBERS.contains(operator) || (operator.equals("where") && index > 0);
    DataType type = value.type().data();
    return number && type == DataType.BOOLEAN ? "(" + dialect.stored(type, text) + ")" : text;
  }

  private static boolean isChoiceOfTruths(Node node) {
    return node.applies("where") && node.result().type().data() == DataType.BOOLEAN;
  }

  /** What is written to memory for a value. */
  String stored(Value value) {
    return dialect.stored(value.type().data(), expression(value));
  }

  String expression(Value value) {
    String expression = expressions.get(value);
    if (expression == null) {
      throw new IllegalStateException("not computed in this loop: " + value);
    }
    return expression;
  }

  private String variable(Value value) {
    String name = variables.get(value);
    if (name == null) {
      throw new IllegalStateException("no variable for " + value);
    }
    return name;
  }
}
