package nnet.compiler.emit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.graph.Program;
import nnet.runtime.model.Model;

/** A program compiled twice in one go: with its vector loops and with their scalar twins. */
record Twins(Emitted emitted, CompiledClasses classes, Model vector, Model scalar) {

  static Twins of(Program program) {
    System.setProperty("nnet.warmUp", "false");
    Emitted emitted = Emitter.emit(List.of(program), "test");
    Map<String, String> sources = new TreeMap<>(emitted.sources());
    for (Map.Entry<String, String> source : emitted.sources().entrySet()) {
      sources.put(
          source.getKey().replace("nnet.model.", "nnet.model.scalar."),
          source
              .getValue()
              .replace("package nnet.model;", "package nnet.model.scalar;")
              .replace("import nnet.model.", "import nnet.model.scalar.")
              .replace("VectorLoops()", "ScalarLoops()"));
    }
    CompiledClasses classes = JavaCompiler.compile(sources);
    Loaded loader = Loaded.of(classes);
    String name = emitted.className();
    String scalarName = name.replace("nnet.model.", "nnet.model.scalar.");
    return new Twins(
        emitted,
        classes,
        (Model) Loaded.instance(loader, name),
        (Model) Loaded.instance(loader, scalarName));
  }
}
