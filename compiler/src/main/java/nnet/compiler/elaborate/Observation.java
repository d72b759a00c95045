package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.resolve.Library;
import nnet.compiler.resolve.Observer;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;

/** Tells the observer of a file what the user's own text comes to in one elaboration. */
final class Observation {
  private final Observer observer;

  /** The paths of the instances that the text at a place makes. */
  private final Map<Span, Set<String>> instances = new LinkedHashMap<>();

  Observation(Observer observer) {
    this.observer = observer;
  }

  @SuppressWarnings("ReferenceEquality") // there is one that sees nothing
  private boolean sees(Span span) {
    return observer != Observer.NONE && !Library.owns(span.file());
  }

  void value(Span span, Item item) {
    if (sees(span)) {
      switch (item) {
        case Item.Unknown unknown -> {}
        case Item.Value value -> observer.tensor(span, value.tensor());
        default -> observer.value(span, item.kind());
      }
    }
  }

  /** A name that means nothing local. */
  void global(Span name, Item item) {
    if (sees(name)) {
      switch (item) {
        case Item.Template template -> observer.global(name, template.definition());
        case Item.Function function when function.callee() instanceof Item.Callee.Defined defined ->
            observer.global(name, defined.definition());
        default -> {}
      }
    }
  }

  void instance(Span span, String path) {
    if (sees(span)) {
      instances.computeIfAbsent(span, key -> new LinkedHashSet<>()).add(path);
    }
  }

  /** Evaluates a definition whose parameters lie in the workspace. */
  @SuppressWarnings("ReferenceEquality") // there is one that sees nothing
  void evaluates(Definition definition, boolean chosen, Workspace workspace, Runnable evaluation) {
    observer.begins(definition, chosen);
    evaluation.run();
    if (observer != Observer.NONE) {
      observer.ends(counts(workspace), count("", workspace));
    }
  }

  private Map<Span, List<Long>> counts(Workspace workspace) {
    Map<Span, List<Long>> counts = new LinkedHashMap<>();
    instances.forEach((span, paths) -> {
      List<Long> each = paths.stream().map(path -> count(path, workspace)).toList();
      if (each.stream().anyMatch(count -> count > 0)) {
        counts.put(span, each);
      }
    });
    return counts;
  }

  /** Those of an instance, or of all for the empty path. */
  private static long count(String path, Workspace workspace) {
    return workspace.parameters.values().stream()
        .filter(parameter -> path.isEmpty() || Patterns.within(path, parameter.path()))
        .mapToLong(parameter -> parameter.shape().elements().constant().orElse(0L))
        .sum();
  }
}
