package nnet.runtime.kernel.formula;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Prints the methods of the classes that hold the formulas as Java. As a program, run in the
 * module's folder, it rewrites them after a formula has changed.
 */
final class MathClasses {
  private static final Path KERNEL = Path.of("src/main/java/nnet/runtime/kernel");
  private static final String BEGIN =
      "  // Printed from nnet.runtime.kernel.formula by MathClasses.\n";

  /** Which file holds which functions in scalar form. */
  static final Map<Path, List<String>> SCALAR =
      Map.of(
          KERNEL.resolve("ScalarExponentials.java"),
              List.of("exp", "expm1", "sigmoid", "tanh", "erf"),
          KERNEL.resolve("ScalarLogarithms.java"), List.of("log", "log1p", "softplus"),
          KERNEL.resolve("ScalarAngles.java"), List.of("sin", "cos", "tan", "atan"),
          KERNEL.resolve("ScalarPowers.java"), List.of("pow"));

  /** Which file holds which functions in vector form. */
  static final Map<Path, List<String>> VECTOR =
      Map.of(KERNEL.resolve("vector/VectorMath.java"), List.of("expOfNegative"));

  private MathClasses() {}

  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<Path, List<String>> file : SCALAR.entrySet()) {
      rewrite(file.getKey(), scalarMethods(file.getValue()));
    }
    for (Map.Entry<Path, List<String>> file : VECTOR.entrySet()) {
      rewrite(file.getKey(), vectorMethods(file.getValue()));
    }
  }

  private static void rewrite(Path file, String methods) throws IOException {
    String text = Files.readString(file);
    int end = text.indexOf(BEGIN) + BEGIN.length();
    Files.writeString(file, text.substring(0, end) + methods + "}\n");
  }

  /** What follows the mark in a file. */
  static String printedPart(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(text.indexOf(BEGIN) + BEGIN.length());
  }

  static String scalarMethods(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      Formula formula = Formulas.named(name);
      text.append(method(formula, "float", FormulaText.scalar(formula, "", formula.parameters())));
    }
    return text.toString();
  }

  static String vectorMethods(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      Formula formula = Formulas.named(name);
      List<String> lines =
          FormulaText.vector(formula, "", FormulaText.Numbers.of("SPECIES"), formula.parameters());
      text.append(method(formula, "FloatVector", lines));
    }
    return text.toString();
  }

  private static String method(Formula formula, String type, List<String> lines) {
    List<String> parameters = formula.parameters().stream().map(name -> type + " " + name).toList();
    return "\n  static %s %s(%s) {\n".formatted(type, formula.name(), String.join(", ", parameters))
        + String.join("", lines.stream().map(line -> "    " + line + "\n").toList())
        + "    return "
        + FormulaText.result(formula, "")
        + ";\n  }\n";
  }
}
