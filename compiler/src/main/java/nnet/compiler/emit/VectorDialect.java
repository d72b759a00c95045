package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.compiler.graph.DataType;
import nnet.runtime.kernel.formula.Formula;
import nnet.runtime.kernel.formula.FormulaText;
import nnet.runtime.kernel.formula.Formulas;

/**
 * Float vectors. Functions are written out step by step, as a helper that returns a vector would
 * stop being inlined in a large loop.
 */
final class VectorDialect implements Dialect {
  private static final String SPECIES = "SPECIES";
  private static final Map<String, String> COMPARISONS =
      Map.of("<", "LT", "<=", "LE", ">", "GT", ">=", "GE", "==", "EQ", "!=", "NE");

  private final List<String> statements = new ArrayList<>();
  private final Set<String> numbers = new HashSet<>();
  private final Map<String, Integer> functions = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, String> vectors = new HashMap<>();
  private final Set<String> shared;

  /**
   * @param shared numbers that are made vectors once: each vector costs HotSpot time and memory
   */
  VectorDialect(Set<String> shared) {
    this.shared = shared;
  }

  /** The numbers that were used several times. */
  Set<String> repeated() {
    return uses.entrySet().stream()
        .filter(use -> use.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public String constant(double value) {
    return constant(Literals.real(value));
  }

  private String vector(String a) {
    return numbers.contains(a) && !shared.contains(a)
        ? used(a, "FloatVector.broadcast(" + SPECIES + ", " + a + ")")
        : operand(a);
  }

  private String operand(String a) {
    if (!numbers.contains(a)) {
      return a;
    }
    return used(a, shared.contains(a) ? vectors.computeIfAbsent(a, this::declared) : a);
  }

  private String used(String number, String text) {
    uses.merge(number, 1, Integer::sum);
    return text;
  }

  private String declared(String number) {
    String name = unique("number");
    statements.add(
        "FloatVector " + name + " = FloatVector.broadcast(" + SPECIES + ", " + number + ");");
    return name;
  }

  /** Numbers of formulas, of which some may be those of the loop. */
  private FormulaText.Numbers numbers() {
    return new FormulaText.Numbers() {
      @Override
      public String vector(String literal) {
        return VectorDialect.this.vector(constant(literal));
      }

      @Override
      public String operand(String literal) {
        return VectorDialect.this.operand(constant(literal));
      }
    };
  }

  private String constant(String literal) {
    numbers.add(literal);
    return literal;
  }

  @Override
  public String add(String a, String b) {
    return numbers.contains(a) && !numbers.contains(b)
        ? b + ".add(" + operand(a) + ")"
        : vector(a) + ".add(" + operand(b) + ")";
  }

  @Override
  public String subtract(String a, String b) {
    return vector(a) + ".sub(" + operand(b) + ")";
  }

  @Override
  public String multiply(String a, String b) {
    return numbers.contains(a) && !numbers.contains(b)
        ? b + ".mul(" + operand(a) + ")"
        : vector(a) + ".mul(" + operand(b) + ")";
  }

  @Override
  public String divide(String a, String b) {
    return vector(a) + ".div(" + operand(b) + ")";
  }

  @Override
  public String negate(String a) {
    return vector(a) + ".neg()";
  }

  @Override
  public String max(String a, String b) {
    return vector(a) + ".max(" + operand(b) + ")";
  }

  @Override
  public String min(String a, String b) {
    return vector(a) + ".min(" + operand(b) + ")";
  }

  @Override
  public String sqrt(String a) {
    return vector(a) + ".sqrt()";
  }

  @Override
  public String abs(String a) {
    return vector(a) + ".abs()";
  }

  @Override
  public String compare(String comparison, String a, String b) {
    String operator = "VectorOperators." + COMPARISONS.get(comparison);
    return vector(a) + ".compare(" + operator + ", " + operand(b) + ")";
  }

  @Override
  public String select(String condition, String then, String otherwise) {
    return vector(otherwise) + ".blend(" + operand(then) + ", " + condition + ")";
  }

  @Override
  public String function(String name, String... arguments) {
    return switch (name) {
      case "round" -> round(variable(name, arguments[0]));
      case "floor" -> floor(variable(name, arguments[0]));
      case "ceil" -> ceil(variable(name, arguments[0]));
      default -> formula(Formulas.named(name), arguments);
    };
  }

  private String formula(Formula formula, String... arguments) {
    List<String> variables = new ArrayList<>();
    for (String argument : arguments) {
      variables.add(variable(formula.name(), argument));
    }
    String prefix = unique(formula.name());
    statements.addAll(FormulaText.vector(formula, prefix, numbers(), variables));
    return FormulaText.result(formula, prefix);
  }

  /** The nearest whole number: adding 2^23 leaves no room for a fraction. */
  private String round(String x) {
    String size = variable("size", x + ".abs()");
    String whole = size + ".add(8388608f).sub(8388608f)";
    String near = variable("near", whole + ".blend(" + size + ", " + large(size) + ")");
    return variable("round", signed(near, x));
  }

  /** The sign bit of {@code x} added: results are zero or have it already. */
  private static String signed(String value, String x) {
    String sign = x + ".reinterpretAsInts().and(0x80000000)";
    return value + ".reinterpretAsInts().or(" + sign + ").reinterpretAsFloats()";
  }

  private static String large(String size) {
    return size + ".compare(VectorOperators.LT, 8388608f).not()";
  }

  private String floor(String x) {
    String near = round(x);
    return near + ".blend(" + near + ".sub(1f), " + compare(">", near, x) + ")";
  }

  private String ceil(String x) {
    String near = round(x);
    String above = near + ".blend(" + near + ".add(1f), " + compare("<", near, x) + ")";
    return variable("ceil", signed(above, x));
  }

  private String variable(String hint, String expression) {
    if (!numbers.contains(expression) && expression.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
      return expression;
    }
    String name = unique(hint);
    statements.add("FloatVector " + name + " = " + vector(expression) + ";");
    return name;
  }

  private String unique(String hint) {
    return hint + "_" + functions.merge(hint, 1, Integer::sum) + "_";
  }

  @Override
  public void declare(DataType type, String name, String expression) {
    String kind = type == DataType.BOOLEAN ? "VectorMask<Float>" : "FloatVector";
    statements.add(kind + " " + name + " = " + vector(expression) + ";");
  }

  @Override
  public String stored(DataType type, String expression) {
    return type == DataType.BOOLEAN
        ? "FloatVector.zero(" + SPECIES + ").blend(1f, " + expression + ")"
        : vector(expression);
  }

  @Override
  public String loaded(DataType type, String variable) {
    return type == DataType.BOOLEAN ? variable + ".compare(VectorOperators.NE, 0f)" : variable;
  }

  @Override
  public String scalar(DataType type, String variable) {
    if (type == DataType.BOOLEAN) {
      return loaded(type, "FloatVector.broadcast(" + SPECIES + ", " + variable + ")");
    }
    numbers.add(variable);
    return variable;
  }

  @Override
  public List<String> drain() {
    List<String> all = List.copyOf(statements);
    statements.clear();
    return all;
  }
}
