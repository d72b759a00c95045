package nnet.runtime.kernel.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints formulas as Java statements, one a step. In loops the text has to stand where it is used:
 * a method that returns a vector stops being inlined in large loops. Vector text uses the names of
 * {@code jdk.incubator.vector}.
 */
public final class FormulaText {
  private final Map<String, String> names = new HashMap<>();
  private final String prefix;
  private final Numbers numbers;

  /** How vector text writes a number. */
  public interface Numbers {
    /** As a vector. */
    String vector(String literal);

    /** As an operand for which a float will do. */
    String operand(String literal);

    /** Vectors of a species that is a constant of that name, made where they are needed. */
    static Numbers of(String species) {
      return new Numbers() {
        @Override
        public String vector(String literal) {
          return "FloatVector.broadcast(" + species + ", " + literal + ")";
        }

        @Override
        public String operand(String literal) {
          return literal;
        }
      };
    }
  }

  private FormulaText(Formula formula, String prefix, Numbers numbers, List<String> arguments) {
    this.prefix = prefix;
    this.numbers = numbers;
    for (int i = 0; i < formula.parameters().size(); i++) {
      names.put(formula.parameters().get(i), arguments.get(i));
    }
  }

  /** Statements for floats; arguments are names of variables; the value is in {@link #result}. */
  public static List<String> scalar(Formula formula, String prefix, List<String> arguments) {
    FormulaText text = new FormulaText(formula, prefix, Numbers.of(""), arguments);
    List<String> lines = new ArrayList<>();
    for (Step step : formula.steps()) {
      lines.add(text.scalar(step));
    }
    return lines;
  }

  /** Statements for vectors. */
  public static List<String> vector(
      Formula formula, String prefix, Numbers numbers, List<String> arguments) {
    FormulaText text = new FormulaText(formula, prefix, numbers, arguments);
    List<String> lines = new ArrayList<>();
    for (Step step : formula.steps()) {
      lines.add(text.vector(step));
    }
    return lines;
  }

  /** The variable that holds the formula's value after its statements. */
  public static String result(Formula formula, String prefix) {
    return prefix + formula.result();
  }

  private String scalar(Step step) {
    String text = step.operation().scalar();
    for (int i = 0; i < step.operands().size(); i++) {
      text = text.replace("{" + i + "}", plain(step.operands().get(i)));
    }
    return step.operation().kind().scalarType() + " " + prefix + step.target() + " = " + text + ";";
  }

  private String vector(Step step) {
    String text = step.operation().vector();
    for (int i = 0; i < step.operands().size(); i++) {
      boolean whole = text.startsWith("{" + i + "}") || step.operation() == Operation.FMA;
      text = text.replace("{" + i + "}", operand(step.operands().get(i), whole));
    }
    return step.operation().kind().vectorType() + " " + prefix + step.target() + " = " + text + ";";
  }

  private String operand(Term term, boolean whole) {
    if (!(term instanceof Term.Real)) {
      return plain(term);
    }
    return whole ? numbers.vector(plain(term)) : numbers.operand(plain(term));
  }

  private String plain(Term term) {
    return switch (term) {
      case Term.Name name -> names.getOrDefault(name.text(), prefix + name.text());
      case Term.Real real -> literal(real.value());
      case Term.Whole whole ->
          Math.abs(whole.value()) < 256
              ? Integer.toString(whole.value())
              : "0x" + Integer.toHexString(whole.value());
    };
  }

  private static String literal(float value) {
    if (Float.isNaN(value)) {
      return "Float.NaN";
    }
    if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return value + "f";
  }
}
