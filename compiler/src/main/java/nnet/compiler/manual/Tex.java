package nnet.compiler.manual;

import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * A piece of TeX.
 *
 * @param binding how tightly its outermost operator binds; greater is tighter
 */
record Tex(String text, int binding) {
  private static final int COMPARISON = 1;
  private static final int SUM = 2;
  private static final int PRODUCT = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private static final Map<String, String> COMPARISONS =
      Map.of(
          "less", "<",
          "less_equal", "\\le",
          "greater", ">",
          "greater_equal", "\\ge",
          "equal", "=",
          "not_equal", "\\ne",
          "and", "\\land",
          "or", "\\lor");

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "exp", "\\exp",
          "log", "\\ln",
          "sin", "\\sin",
          "cos", "\\cos",
          "tan", "\\tan",
          "tanh", "\\tanh",
          "sigmoid", "\\sigma",
          "maximum", "\\max",
          "minimum", "\\min",
          "arctan", "\\arctan");

  static Tex atom(String text) {
    return new Tex(text, ATOM);
  }

  /** An operator applied to operands. */
  static Tex of(String operator, Node node, List<Tex> operands) {
    Tex simpler = simpler(operator, operands);
    return simpler == null ? written(operator, node, operands) : simpler;
  }

  /** What zeros and ones make simpler: derivatives are full of them. */
  private static @Nullable Tex simpler(String operator, List<Tex> operands) {
    if (operands.size() != 2) {
      return operator.equals("negate") && operands.getFirst().is("0") ? operands.getFirst() : null;
    }
    Tex a = operands.get(0);
    Tex b = operands.get(1);
    return switch (operator) {
      case "add" -> a.is("0") ? b : b.is("0") ? a : null;
      case "subtract" -> b.is("0") ? a : null;
      case "multiply" -> a.is("0") || b.is("1") ? a : b.is("0") || a.is("1") ? b : null;
      case "divide" -> a.is("0") || b.is("1") ? a : null;
      default -> null;
    };
  }

  boolean isNumber() {
    return text.matches("-?[0-9.]+");
  }

  private boolean is(String number) {
    return text.equals(number);
  }

  private static Tex written(String operator, Node node, List<Tex> operands) {
    return switch (operator) {
      case "constant" -> number(node.attributes().real("value"));
      case "add" -> sum(node, operands);
      case "subtract" -> infix(operands, " - ", SUM, PRODUCT);
      case "multiply" -> product(node, operands);
      case "divide" -> atom("\\frac{" + operands.get(0).text + "}{" + operands.get(1).text + "}");
      case "reciprocal" -> atom("\\frac{1}{" + operands.getFirst().text + "}");
      case "power" -> new Tex(operands.get(0).at(ATOM) + "^{" + operands.get(1).text + "}", POWER);
      case "negate" -> new Tex("-" + operands.getFirst().at(PRODUCT), SUM);
      case "abs" -> atom("\\left|" + operands.getFirst().text + "\\right|");
      case "sqrt" -> atom("\\sqrt{" + operands.getFirst().text + "}");
      case "floor" -> atom("\\lfloor " + operands.getFirst().text + " \\rfloor");
      case "ceil" -> atom("\\lceil " + operands.getFirst().text + " \\rceil");
      case "select" -> cases(operands);
      case "broadcast_to", "reshape", "stop_gradient" -> operands.getFirst();
      default -> {
        String sign = COMPARISONS.get(operator);
        yield sign == null
            ? function(operator, operands)
            : infix(operands, " " + sign + " ", COMPARISON, SUM);
      }
    };
  }

  private static Tex number(double value) {
    String text =
        value == Math.rint(value) && Math.abs(value) < 1e9
            ? Long.toString((long) value)
            : Double.toString(value).replaceFirst("E(-?\\d+)", " \\\\cdot 10^{$1}");
    return new Tex(text, value < 0 || text.contains("cdot") ? SUM : ATOM);
  }

  private static Tex infix(List<Tex> operands, String sign, int binding, int right) {
    return new Tex(operands.get(0).at(binding) + sign + operands.get(1).at(right), binding);
  }

  private static Tex sum(Node node, List<Tex> operands) {
    return node.operands().get(0) == node.operands().get(1)
        ? new Tex("2 \\cdot " + operands.getFirst().at(PRODUCT), PRODUCT)
        : infix(operands, " + ", SUM, SUM);
  }

  private static Tex product(Node node, List<Tex> operands) {
    return node.operands().get(0) == node.operands().get(1)
        ? new Tex(operands.getFirst().at(ATOM) + "^{2}", POWER)
        : infix(operands, " \\cdot ", PRODUCT, PRODUCT);
  }

  private static Tex cases(List<Tex> operands) {
    return atom(
        "\\begin{cases}%s & \\text{if } %s \\\\ %s & \\text{otherwise}\\end{cases}"
            .formatted(operands.get(1).text, operands.get(0).text, operands.get(2).text));
  }

  private static Tex function(String name, List<Tex> operands) {
    String word = FUNCTIONS.getOrDefault(name, "\\operatorname{" + name.replace("_", "\\_") + "}");
    String arguments = String.join(", ", operands.stream().map(Tex::text).toList());
    return atom(word + "\\left(" + arguments + "\\right)");
  }

  private String at(int least) {
    return binding >= least ? text : "\\left(" + text + "\\right)";
  }
}
