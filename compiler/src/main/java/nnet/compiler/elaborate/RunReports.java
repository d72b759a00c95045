package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;

/**
 * What is wrong with the programs of a table of runs: once, and with the run where it is not so in
 * all of them.
 */
final class RunReports {
  private final Map<Place, List<Found>> found = new LinkedHashMap<>();
  private int programs;

  private record Place(Code code, Span span) {}

  private record Found(Assignment run, Diagnostic diagnostic) {}

  void add(Assignment run, Diagnostics diagnostics) {
    programs++;
    for (Diagnostic each : diagnostics.sorted()) {
      found
          .computeIfAbsent(new Place(each.code(), each.span()), place -> new ArrayList<>())
          .add(new Found(run, each));
    }
  }

  void to(Diagnostics diagnostics) {
    for (List<Found> same : found.values()) {
      Found first = same.getFirst();
      boolean everywhere = same.size() == programs;
      diagnostics.add(
          everywhere ? first.diagnostic() : first.diagnostic().note("where " + first.run()));
    }
  }
}
