package nnet.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.runtime.kernel.Scalar;

/** Lines of Java as JavaPoet's blocks, with imports for the classes that loops name. */
final class Text {
  private static final String VECTORS = "jdk.incubator.vector";

  /** By name, as the compiler runs without the vector module. */
  private static final Map<String, ClassName> CLASSES =
      Map.of(
          "FloatVector", ClassName.get(VECTORS, "FloatVector"),
          "Lanes", ClassName.get("nnet.runtime.kernel.vector", "Lanes"),
          "IntVector", ClassName.get(VECTORS, "IntVector"),
          "VectorMask", ClassName.get(VECTORS, "VectorMask"),
          "VectorOperators", ClassName.get(VECTORS, "VectorOperators"),
          "VectorSpecies", ClassName.get(VECTORS, "VectorSpecies"),
          "Scalar", ClassName.get(Scalar.class));

  private static final Pattern CLASS =
      Pattern.compile("\\b(" + String.join("|", CLASSES.keySet()) + ")\\b");

  private Text() {}

  static CodeBlock block(List<String> lines) {
    CodeBlock.Builder block = CodeBlock.builder();
    for (String line : lines) {
      if (line.equals("}")) {
        block.endControlFlow();
      } else if (line.endsWith(" {")) {
        block.beginControlFlow("$L", imported(line.substring(0, line.length() - 2)));
      } else if (line.startsWith("//")) {
        block.add("$L\n", line);
      } else {
        block.addStatement("$L", imported(line.substring(0, line.length() - 1)));
      }
    }
    return block.build();
  }

  /** Arguments that may go on in the next line. */
  static CodeBlock arguments(List<String> arguments) {
    return arguments.stream()
        .map(argument -> CodeBlock.of("$L", argument))
        .collect(CodeBlock.joining(",$W"));
  }

  private static CodeBlock imported(String line) {
    Matcher matcher = CLASS.matcher(line);
    StringBuilder format = new StringBuilder();
    List<Object> arguments = new ArrayList<>();
    while (matcher.find()) {
      matcher.appendReplacement(format, Matcher.quoteReplacement("$T"));
      arguments.add(CLASSES.get(matcher.group(1)));
    }
    matcher.appendTail(format);
    return CodeBlock.of(format.toString(), arguments.toArray());
  }
}
