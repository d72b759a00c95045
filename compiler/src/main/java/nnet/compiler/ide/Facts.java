package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.resolve.Lookup;
import nnet.compiler.syntax.Declaration.Definition;

/** What one step of an elaboration told of a file, and the answers that it rests upon. */
final class Facts {
  final Map<String, Run> runs = new LinkedHashMap<>();

  /** Of what belongs to no definition. */
  final Run outside = new Run(true);

  final Map<Place, Definition> globals = new HashMap<>();
  final Map<Lookup, Optional<Object>> answers = new LinkedHashMap<>();
  final List<Diagnostic> diagnostics = new ArrayList<>();

  /** What a training makes of a network counts more than its defaults. */
  Run run(String name, boolean chosen) {
    Run known = runs.get(name);
    if (known == null || (chosen && !known.chosen)) {
      known = new Run(chosen);
      runs.put(name, known);
    }
    return known;
  }

  /** The evaluations by name, without those that count less than others of the name. */
  static Map<String, List<Run>> counted(List<Facts> steps) {
    Map<String, List<Run>> named = new LinkedHashMap<>();
    for (Facts facts : steps) {
      facts.runs.forEach(
          (name, run) -> named.computeIfAbsent(name, key -> new ArrayList<>(1)).add(run));
    }
    named
        .values()
        .forEach(runs -> {
          if (runs.stream().anyMatch(run -> run.chosen)) {
            runs.removeIf(run -> !run.chosen);
          }
        });
    return named;
  }
}
