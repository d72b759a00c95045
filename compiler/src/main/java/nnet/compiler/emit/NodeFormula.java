package nnet.compiler.emit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;

/** An operator with its operands as people write it: {@code dA1 * (1 - a1^2)}. */
public final class NodeFormula {
  /** How strongly the parts of a text hold together, the weakest first. */
  private static final int COMPARISON = 1;

  private static final int SUM = 2;
  private static final int PRODUCT = 3;
  private static final int SIGN = 4;
  private static final int POWER = 5;
  private static final int WHOLE = 6;

  private static final Map<String, String> INFIX =
      Map.ofEntries(
          Map.entry("add", "+"),
          Map.entry("subtract", "-"),
          Map.entry("multiply", "*"),
          Map.entry("divide", "/"),
          Map.entry("remainder", "%"),
          Map.entry("power", "^"),
          Map.entry("matmul", "@"),
          Map.entry("less", "<"),
          Map.entry("less_equal", "<="),
          Map.entry("greater", ">"),
          Map.entry("greater_equal", ">="),
          Map.entry("equal", "=="),
          Map.entry("not_equal", "!="),
          Map.entry("and", "and"),
          Map.entry("or", "or"));

  private NodeFormula() {}

  /** A text, and how strongly it holds together. */
  public record Written(String text, int strength) {
    /** A name, a call, a number: no parentheses are ever needed, but for a sign before a power. */
    public static Written whole(String text) {
      return new Written(text, text.startsWith("-") ? SIGN : WHOLE);
    }

    /** Terms with signs between them. */
    public static Written sum(String text) {
      return new Written(text, SUM);
    }

    /** Factors with signs between them. */
    public static Written product(String text) {
      return new Written(text, PRODUCT);
    }

    /** As it stands between factors. */
    public String factor() {
      return in(SIGN);
    }

    private String in(int strength) {
      return this.strength >= strength ? text : "(" + text + ")";
    }
  }

  /** The node's operator applied to what its operands are written as. */
  public static Written of(Node node, List<Written> operands) {
    return of(node, operands, attributes(node));
  }

  /**
   * The same with other words for what the operator is told beside its operands.
   *
   * @param attributes such as {@code , axis: 1}; may be empty
   */
  public static Written of(Node node, List<Written> operands, String attributes) {
    String name = name(node.operation());
    String infix = INFIX.get(name);
    if (name.equals("multiply") && node.operands().get(0) == node.operands().get(1)) {
      return new Written(operands.get(0).in(POWER + 1) + "^2", POWER);
    }
    if (infix != null && operands.size() == 2) {
      return infix(node, infix, operands);
    }
    return switch (name) {
      case "negate" -> new Written("-" + operands.get(0).in(SIGN + 1), SIGN);
      case "where", "select" ->
          Written.whole(
              "(if "
                  + operands.get(0).text()
                  + " then "
                  + operands.get(1).text()
                  + " else "
                  + operands.get(2).text()
                  + ")");
      default ->
          Written.whole(
              operands.stream()
                  .map(Written::text)
                  .collect(Collectors.joining(", ", name + "(", attributes + ")")));
    };
  }

  private static String name(Operation operation) {
    return switch (operation) {
      case Operation.Apply apply -> apply.operator().name();
      case Operation.Call call -> call.region().name();
      case Operation.Scan scan -> scan.body().name();
    };
  }

  private static Written infix(Node node, String infix, List<Written> operands) {
    int strength = strength(infix);
    String left = operands.get(0).in(infix.equals("^") ? strength + 1 : strength);
    String right = operands.get(1).in(strength + 1);
    String text =
        left
            + transposed(node, "transposeA")
            + (infix.equals("^") ? infix : " " + infix + " ")
            + right
            + transposed(node, "transposeB");
    return new Written(text, strength);
  }

  private static int strength(String infix) {
    return switch (infix) {
      case "+", "-" -> SUM;
      case "*", "/", "%", "@" -> PRODUCT;
      case "^" -> POWER;
      default -> COMPARISON;
    };
  }

  private static String transposed(Node node, String flag) {
    boolean transposed = Boolean.TRUE.equals(node.attributes().entries().get(flag));
    return transposed ? "\u1d40" : "";
  }

  /** Shapes are told by the types. */
  private static String attributes(Node node) {
    return node.attributes().entries().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("shape"))
        .map(entry -> ", " + entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining());
  }

  /** A constant: whole numbers without a point. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
