package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Origin;
import nnet.compiler.plan.Kinds;
import nnet.compiler.plan.Step;
import nnet.compiler.source.Span;

/** The lines of the source that statements come from, each when it is first come to. */
final class SourceLines {
  private String last = "";

  /** The comments to put above a step: none where the last one still holds. */
  List<String> comment(Step step) {
    Set<String> lines = new LinkedHashSet<>();
    for (Origin origin : origins(step)) {
      Span span = origin.span();
      if (span != null) {
        lines.add(text(span));
      }
    }
    String key = String.join("\n", lines);
    if (key.equals(last) || lines.isEmpty()) {
      return List.of();
    }
    last = key;
    return List.copyOf(lines);
  }

  private static List<Origin> origins(Step step) {
    List<Origin> origins = new ArrayList<>();
    switch (step) {
      case Step.Single single -> origins.add(single.origin());
      case Step.Loop loop -> addOrigins(loop, origins);
      case Step.Product product -> {
        origins.add(product.product().origin());
        addOrigins(product.loop(), origins);
      }
    }
    return origins;
  }

  private static void addOrigins(Step.Loop loop, List<Origin> origins) {
    for (Node node : loop.nodes()) {
      if (!Kinds.isConstant(node)) {
        origins.add(node.origin());
      }
    }
  }

  /** Such as {@code lecture.nnet:4 a1 = x -> dense(10) -> tanh}. */
  static String text(Span span) {
    String name = span.file().name();
    String file = name.substring(name.lastIndexOf('/') + 1);
    String line = span.file().lineText(span.line()).strip();
    return Comments.line(file + ":" + span.line() + "   " + line);
  }
}
