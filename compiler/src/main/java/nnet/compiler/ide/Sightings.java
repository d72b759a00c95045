package nnet.compiler.ide;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Tensor;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.resolve.Lookup;
import nnet.compiler.resolve.Observer;
import nnet.compiler.resolve.Step;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import org.jspecify.annotations.Nullable;

/** Collects what the expressions of a file come to, by their places, step by step. */
final class Sightings implements Observer {
  private final SourceFile file;
  private final Reuse reuse;
  private final BooleanSupplier outdated;
  private final List<Facts> all = new ArrayList<>();
  private final Map<Reuse.Key, Facts> steps = new HashMap<>();
  private final Deque<Run> open = new ArrayDeque<>();
  private Facts current = new Facts();

  Sightings(SourceFile file, Reuse reuse, BooleanSupplier outdated) {
    this.file = file;
    this.reuse = reuse;
    this.outdated = outdated;
    all.add(current);
  }

  private void begin(Facts facts) {
    current = facts;
    all.add(facts);
  }

  @Override
  public List<Diagnostic> step(
      Step step, Definitions definitions, Supplier<List<Diagnostic>> work) {
    stopIfOutdated();
    Optional<Facts> known = reuse.of(step, definitions);
    Facts facts = known.orElseGet(Facts::new);
    begin(facts);
    if (known.isPresent()) {
      List.copyOf(facts.answers.keySet()).forEach(definitions::ask);
    } else {
      facts.diagnostics.addAll(work.get());
    }
    steps.put(Reuse.Key.of(step), facts);
    begin(new Facts());
    return facts.diagnostics;
  }

  @Override
  public void asked(Lookup lookup, @Nullable Object answer) {
    current.answers.putIfAbsent(lookup, Optional.ofNullable(answer));
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
    if (expression.file().equals(file)) {
      Run run = open.isEmpty() ? current.outside : open.getFirst();
      run.note(Place.of(expression), what);
    }
  }

  private void stopIfOutdated() {
    if (outdated.getAsBoolean()) {
      throw new Outdated();
    }
  }

  @Override
  public void global(Span name, Definition definition) {
    if (name.file().equals(file)) {
      current.globals.put(Place.of(name), definition);
    }
  }

  @Override
  public void begins(Definition definition, boolean chosen) {
    stopIfOutdated();
    open.push(current.run(definition.name().text(), chosen));
  }

  @Override
  public void ends(Map<Span, List<Long>> parameters, long total) {
    Run run = open.pop();
    run.total = total;
    parameters.forEach((span, counts) -> {
      if (span.file().equals(file)) {
        run.parameters.put(Place.of(span), counts);
      }
    });
  }

  /** What the steps found, for the next version. */
  Map<Reuse.Key, Facts> steps() {
    return steps;
  }

  /** All that they found of the file. */
  Findings findings() {
    return new Findings(all, null, null);
  }

  /** The same, and what was found of the version before where nothing is known of this one. */
  Findings findings(Findings before, Memory memory) {
    return new Findings(all, before.settled(), memory);
  }
}
