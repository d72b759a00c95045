package nnet.examples.manual;

import java.util.List;
import java.util.regex.Pattern;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.render.ShortRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Result;
import nnet.compiler.source.SourceFile;

/** An example of the manual as a program with a loss, so that there is something to derive. */
record ManualExample(Program program, Program lowered) {

  /**
   * @param className what its network is to be called, as many are compiled together
   * @throws AssertionError with the diagnostics if it has errors
   */
  static ManualExample of(SourceFile file, String className) {
    Program first = program(file);
    Pattern name = Pattern.compile("\\b" + first.name() + "\\b");
    String text = name.matcher(file.text()).replaceAll(className);
    boolean hasLoss = first.entries().stream().anyMatch(ManualExample::hasLoss);
    String whole = hasLoss ? text : withLoss(text, outputs(first));
    Program program = program(new SourceFile(file.name(), whole));
    return new ManualExample(program, Compiler.lower(program));
  }

  private static Program program(SourceFile file) {
    Compilation compilation = Compiler.check(file, Request.DEFAULT);
    return compilation
        .program()
        .orElseThrow(() ->
            new AssertionError(
                new ShortRenderer().render(compilation.diagnostics().sorted()) + file.text()));
  }

  private static boolean hasLoss(Program.Entry entry) {
    return entry.name().startsWith("gradients_")
        && !entry.body().results(Result.Kind.LOSS).isEmpty();
  }

  private static List<String> outputs(Program program) {
    return program.entries().stream()
        .filter(entry -> entry.name().equals("predict"))
        .flatMap(entry -> entry.body().results(Result.Kind.VALUE).stream())
        .filter(result -> result.value().type().data() == DataType.FLOAT)
        .map(Result::path)
        .toList();
  }

  /** The network is the last declaration: its loss goes in front of the brace that ends it. */
  private static String withLoss(String text, List<String> outputs) {
    StringBuilder whole = new StringBuilder(text.substring(0, text.lastIndexOf('}')));
    for (String output : outputs) {
      whole.append("    loss = sum(%s ^ 2 + %s)%n".formatted(output, output));
    }
    return whole.append("}\n").toString();
  }
}
