package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.DataType;

/** Plain floats: the twin of the vector loops, bit for bit. */
class ScalarDialect implements Dialect {
  private final List<String> statements = new ArrayList<>();

  @Override
  public String constant(double value) {
    return signed(Literals.real(value));
  }

  /** A minus sign must not meet another. */
  static String signed(String literal) {
    return literal.startsWith("-") ? "(" + literal + ")" : literal;
  }

  @Override
  public String add(String a, String b) {
    return "(" + a + " + " + b + ")";
  }

  @Override
  public String subtract(String a, String b) {
    return "(" + a + " - " + b + ")";
  }

  @Override
  public String multiply(String a, String b) {
    return "(" + a + " * " + b + ")";
  }

  @Override
  public String divide(String a, String b) {
    return "(" + a + " / " + b + ")";
  }

  @Override
  public String negate(String a) {
    return "(-" + a + ")";
  }

  @Override
  public String max(String a, String b) {
    return "Math.max(" + a + ", " + b + ")";
  }

  @Override
  public String min(String a, String b) {
    return "Math.min(" + a + ", " + b + ")";
  }

  @Override
  public String sqrt(String a) {
    return "Scalar.sqrt(" + a + ")";
  }

  @Override
  public String abs(String a) {
    return "Math.abs(" + a + ")";
  }

  @Override
  public String compare(String comparison, String a, String b) {
    return "(" + a + " " + comparison + " " + b + ")";
  }

  @Override
  public String select(String condition, String then, String otherwise) {
    return "(" + condition + " ? " + then + " : " + otherwise + ")";
  }

  @Override
  public String function(String name, String... arguments) {
    return switch (name) {
      case "floor", "ceil" -> "(float) Math." + name + "(" + arguments[0] + ")";
      case "round" -> "(float) Math.rint(" + arguments[0] + ")";
      default -> "Scalar." + name + "(" + String.join(", ", arguments) + ")";
    };
  }

  @Override
  public void declare(DataType type, String name, String expression) {
    statements.add(typeName(type) + " " + name + " = " + bare(expression) + ";");
  }

  String typeName(DataType type) {
    return type == DataType.BOOLEAN ? "boolean" : "float";
  }

  @Override
  public String stored(DataType type, String expression) {
    return type == DataType.BOOLEAN ? expression + " ? 1f : 0f" : expression;
  }

  @Override
  public String loaded(DataType type, String variable) {
    return type == DataType.BOOLEAN ? "(" + variable + " != 0)" : variable;
  }

  @Override
  public String scalar(DataType type, String variable) {
    return loaded(type, variable);
  }

  @Override
  public List<String> drain() {
    List<String> all = List.copyOf(statements);
    statements.clear();
    return all;
  }

  /** Without the outermost parentheses. */
  static String bare(String expression) {
    if (!expression.startsWith("(") || !expression.endsWith(")")) {
      return expression;
    }
    int depth = 0;
    for (int i = 0; i < expression.length() - 1; i++) {
      depth += expression.charAt(i) == '(' ? 1 : expression.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return expression;
      }
    }
    return expression.substring(1, expression.length() - 1);
  }
}
