package nnet.compiler.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.render.ShortRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.ValueType;
import nnet.compiler.source.SourceFile;
import nnet.compiler.type.Dim;

/** What the compiler finds out about an example: its shapes and its parameters. */
final class ExampleFacts {
  private final Program program;

  private ExampleFacts(Program program) {
    this.program = program;
  }

  /**
   * @throws IllegalStateException if it has errors
   */
  static ExampleFacts of(SourceFile example) {
    Compilation compilation = Compiler.check(example, Request.DEFAULT);
    return new ExampleFacts(
        compilation
            .program()
            .orElseThrow(() ->
                new IllegalStateException(
                    new ShortRenderer().render(compilation.diagnostics().sorted())
                        + example.text())));
  }

  /** Such as {@code x: f32[3] -> y: f32[4]}, of an example each. */
  String shapes() {
    Program.Entry predict =
        program.entries().stream()
            .filter(entry -> entry.name().equals("predict"))
            .findFirst()
            .orElseThrow();
    List<String> inputs = new ArrayList<>();
    for (Formal formal : predict.body().formals(Formal.Kind.VALUE)) {
      inputs.add(formal.path() + ": " + type(formal.value().type()));
    }
    List<String> outputs = new ArrayList<>();
    for (Result result : predict.body().results(Result.Kind.VALUE)) {
      outputs.add(result.path() + ": " + type(result.value().type()));
    }
    return String.join(", ", inputs) + " -> " + String.join(", ", outputs);
  }

  /** The parameters by path, and how many numbers they are together; empty where there are none. */
  String parameters() {
    return program.parameters().stream()
        .map(parameter -> "`" + parameter.path() + ": f32" + parameter.shape() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String type(ValueType type) {
    boolean perExample = type.rank() > 0 && type.shape().dim(0).equals(Dim.BATCH);
    return (perExample ? type.withShape(type.shape().without(0)) : type).toString();
  }
}
