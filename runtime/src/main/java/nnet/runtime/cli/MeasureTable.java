package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import nnet.runtime.progress.Measures;

/** Losses and metrics of parts, a line for each part; decisions have tables of their own. */
final class MeasureTable {
  private MeasureTable() {}

  static void print(Map<String, Map<String, Double>> measures, PrintStream out) {
    Set<String> names = new LinkedHashSet<>();
    measures.values().forEach(part -> names.addAll(part.keySet()));
    names.removeIf(name -> name.contains("."));
    StringBuilder header = new StringBuilder(" ".repeat(12));
    names.forEach(name -> header.append("  %12s".formatted(name)));
    out.println(header);
    measures.forEach((part, values) -> {
      StringBuilder line = new StringBuilder("  %-10s".formatted(part));
      for (String name : names) {
        Double value = values.get(name);
        line.append("  %12s".formatted(value == null ? "" : Measures.number(value)));
      }
      out.println(line);
    });
  }
}
