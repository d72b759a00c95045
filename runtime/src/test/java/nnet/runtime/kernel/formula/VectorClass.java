package nnet.runtime.kernel.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** A class of loops that hold the vector text of every formula, compiled as emitted code is. */
final class VectorClass {
  private VectorClass() {}

  static Class<?> compile(Path folder, int bits) throws Exception {
    Path file = folder.resolve("Loops" + bits + ".java");
    Files.writeString(file, text(bits));
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("--add-modules", "jdk.incubator.vector", "-d", folder.toString());
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
    return load(folder, "Loops" + bits);
  }

  private static Class<?> load(Path folder, String name)
      throws IOException, ClassNotFoundException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      return loader.loadClass(name);
    }
  }

  /** The values for all arguments; whole vectors, the last one filled up with zeros. */
  static float[] call(Class<?> loops, Formula formula, List<float[]> arguments) throws Exception {
    int length = Math.ceilDiv(arguments.size(), 16) * 16;
    float[] x = new float[length];
    float[] y = new float[length];
    for (int i = 0; i < arguments.size(); i++) {
      x[i] = arguments.get(i)[0];
      y[i] = arguments.get(i).length > 1 ? arguments.get(i)[1] : 0;
    }
    float[] values = new float[length];
    Method method = loops.getMethod(formula.name(), float[].class, float[].class, float[].class);
    method.invoke(null, x, y, values);
    return java.util.Arrays.copyOf(values, arguments.size());
  }

  private static String text(int bits) {
    StringBuilder text =
        new StringBuilder(
            "import jdk.incubator.vector.*;\npublic final class Loops" + bits + " {\n");
    text.append(
        "  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_"
            + bits
            + ";\n");
    for (Formula formula : Formulas.all()) {
      text.append(loop(formula));
    }
    return text.append("}\n").toString();
  }

  private static String loop(Formula formula) {
    List<String> arguments = List.of("a", "b").subList(0, formula.parameters().size());
    return """
      public static void %s(float[] x, float[] y, float[] values) {
        for (int i = 0; i < values.length; i += SPECIES.length()) {
          FloatVector a = FloatVector.fromArray(SPECIES, x, i);
          FloatVector b = FloatVector.fromArray(SPECIES, y, i);
          %s
          %s.intoArray(values, i);
        }
      }
    """
        .formatted(
            formula.name(),
            String.join(
                "\n      ",
                FormulaText.vector(formula, "f_", FormulaText.Numbers.of("SPECIES"), arguments)),
            FormulaText.result(formula, "f_"));
  }
}
