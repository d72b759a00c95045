package nnet.compiler.manual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionParameter;
import nnet.compiler.source.SourceFile;

/** What the compiler lets the language call, and what it says of itself. */
public record OperatorEntry(Builtin operator) {

  /** All of them by name. */
  public static List<OperatorEntry> all() {
    return Operators.callables().values().stream()
        .sorted(Comparator.comparing(Builtin::name))
        .map(OperatorEntry::new)
        .toList();
  }

  public String name() {
    return operator.name();
  }

  /** The page it belongs to: the name of its package. */
  String page() {
    String folder = operator.getClass().getPackageName();
    return "operators-" + folder.substring(folder.lastIndexOf('.') + 1);
  }

  public Documentation documentation() {
    return operator.documentation();
  }

  /** The derivative as people write it; empty for what is composed of other operators. */
  public String rule() {
    return operator instanceof Primitive primitive ? primitive.rule() : "";
  }

  /** Its example as a file that can be compiled. */
  public SourceFile example() {
    return new SourceFile(name() + ".nnet", ExampleText.of(operator.example()));
  }

  /** How it is called; a question mark is at what may be left out. */
  public String call() {
    Signature signature = operator.signature().orElseThrow();
    List<String> arguments = new ArrayList<>(signature.tensors());
    if (signature.variadic()) {
      arguments.add("...");
    }
    for (OptionParameter option : signature.options()) {
      arguments.add(option.name() + (option.initial() == null ? "" : "?"));
    }
    return name() + "(" + String.join(", ", arguments) + ")";
  }

  public List<OptionParameter> options() {
    return operator.signature().orElseThrow().options();
  }
}
