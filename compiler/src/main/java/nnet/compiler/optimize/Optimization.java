package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Program.Entry;
import nnet.compiler.graph.Program.Metric;
import nnet.compiler.graph.Program.Phase;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionInterner;

/** The passes over all regions of a program. */
public final class Optimization {
  private Optimization() {}

  /** Sees an entry's region after each pass. */
  @FunctionalInterface
  public interface Observer {
    Observer NONE = (entry, pass, region) -> {};

    void after(String entry, String pass, Region region);
  }

  /** Before derivation. */
  public static Program forward(Program program, Observer observer) {
    return entries(program, Passes.forward(), observer);
  }

  /** After derivation; updates, schedules and results of metrics become plain formulas. */
  public static Program last(Program program, Observer observer) {
    Program rewritten = entries(program, Passes.last(), observer);
    List<Phase> phases = program.phases().stream().map(Optimization::formulas).toList();
    List<Metric> metrics = program.metrics().stream().map(Optimization::formulas).toList();
    return new Program(
        program.name(),
        program.source(),
        program.parameters(),
        program.states(),
        rewritten.entries(),
        phases,
        metrics,
        program.training(),
        program.data(),
        program.generations(),
        program.layers(),
        program.decisions());
  }

  /** An entry with all bodies where they are called, so that each node belongs to one layer. */
  public static Entry flat(Entry entry) {
    return entry.withBody(Inlining.flat(entry.body()));
  }

  /** A region as a pass left it. */
  private record Step(String pass, Region region) {}

  /** Equal regions are one before the passes, so that each is rewritten once, and after them. */
  private static Program entries(Program program, List<Pass> passes, Observer observer) {
    return interned(passed(interned(program), passes, observer));
  }

  private static Program interned(Program program) {
    RegionInterner interner = new RegionInterner();
    return program.withEntries(
        program.entries().stream()
            .map(entry -> entry.withBody(interner.internEntry(entry.body())))
            .toList());
  }

  private static Program passed(Program program, List<Pass> passes, Observer observer) {
    IdentityHashMap<Region, List<Step>> known = new IdentityHashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : program.entries()) {
      List<Step> steps = known.computeIfAbsent(entry.body(), body -> steps(passes, body));
      steps.forEach(step -> observer.after(entry.name(), step.pass(), step.region()));
      entries.add(entry.withBody(steps.getLast().region()));
    }
    return program.withEntries(entries);
  }

  private static List<Step> steps(List<Pass> passes, Region body) {
    List<Step> steps = new ArrayList<>();
    Passes.run(passes, body, (pass, region) -> steps.add(new Step(pass, region)));
    return steps;
  }

  private static Phase formulas(Phase phase) {
    return new Phase(
        phase.name(),
        phase.over(),
        phase.groups(),
        Passes.formula(phase.update()),
        phase.optionNames(),
        phase.options().stream().map(Passes::formula).toList());
  }

  private static Metric formulas(Metric metric) {
    return new Metric(metric.name(), Passes.formula(metric.result()), metric.higherIsBetter());
  }
}
