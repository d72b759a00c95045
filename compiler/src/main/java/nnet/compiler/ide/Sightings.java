package nnet.compiler.ide;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import nnet.compiler.op.Tensor;
import nnet.compiler.resolve.Observer;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import org.jspecify.annotations.Nullable;

/** Collects what the expressions of a file come to, by their places. */
final class Sightings implements Observer {
  /** More uses of one layer than these are not told apart. */
  private static final int MOST = 4;

  private final SourceFile file;
  private final BooleanSupplier outdated;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Deque<Run> open = new ArrayDeque<>();
  private final Run outside = new Run(true);
  private final Map<Place, Definition> globals = new HashMap<>();

  /** Where something stands in the file. */
  record Place(int start, int end) {
    static Place of(Span span) {
      return new Place(span.start(), span.end());
    }
  }

  /** The evaluation of a network, with its own options or with those of its training. */
  private static final class Run {
    final boolean chosen;
    final Map<Place, List<Seen>> seen = new HashMap<>();
    final Map<Place, List<Long>> parameters = new HashMap<>();
    long total;

    Run(boolean chosen) {
      this.chosen = chosen;
    }
  }

  Sightings(SourceFile file, BooleanSupplier outdated) {
    this.file = file;
    this.outdated = outdated;
  }

  @Override
  public void tensor(Span expression, Tensor tensor) {
    note(expression, Seen.of(tensor));
  }

  @Override
  public void value(Span expression, String what) {
    note(expression, Seen.of(what));
  }

  private void note(Span expression, Seen what) {
    stopIfOutdated();
    if (expression.file() == file) {
      Run run = open.isEmpty() ? outside : open.peek();
      List<Seen> all = run.seen.computeIfAbsent(Place.of(expression), key -> new ArrayList<>(1));
      if (all.size() < MOST && !all.contains(what)) {
        all.add(what);
      }
    }
  }

  private void stopIfOutdated() {
    if (outdated.getAsBoolean()) {
      throw new Outdated();
    }
  }

  @Override
  public void global(Span name, Definition definition) {
    if (name.file() == file) {
      globals.put(Place.of(name), definition);
    }
  }

  /** What a training makes of a network counts more than its defaults. */
  @Override
  public void begins(Definition definition, boolean chosen) {
    stopIfOutdated();
    Run known = runs.get(definition.name().text());
    if (known == null || (chosen && !known.chosen)) {
      known = new Run(chosen);
      runs.put(definition.name().text(), known);
    }
    open.push(known);
  }

  @Override
  public void ends(Map<Span, List<Long>> parameters, long total) {
    Run run = open.pop();
    run.total = total;
    parameters.forEach((span, counts) -> {
      if (span.file() == file) {
        run.parameters.put(Place.of(span), counts);
      }
    });
  }

  Map<Place, List<Seen>> seen() {
    Map<Place, List<Seen>> all = new HashMap<>();
    for (Run run : all()) {
      run.seen.forEach((place, seen) ->
          seen.forEach(each -> {
            List<Seen> known = all.computeIfAbsent(place, key -> new ArrayList<>(1));
            if (!known.contains(each)) {
              known.add(each);
            }
          }));
    }
    return all;
  }

  Map<Place, List<Long>> parameters() {
    Map<Place, List<Long>> all = new HashMap<>();
    all().forEach(run -> run.parameters.forEach(all::putIfAbsent));
    return all;
  }

  /** How many parameters each network or layer has in all, by its name. */
  Map<String, Long> totals() {
    Map<String, Long> totals = new HashMap<>();
    runs.forEach((name, run) -> totals.put(name, run.total));
    return totals;
  }

  private List<Run> all() {
    List<Run> all = new ArrayList<>(runs.values());
    all.add(outside);
    return all;
  }

  @Nullable Definition global(Span name) {
    return globals.get(Place.of(name));
  }
}
