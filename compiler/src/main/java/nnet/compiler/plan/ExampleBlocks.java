package nnet.compiler.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionInterner;
import nnet.compiler.graph.Value;

/**
 * Cuts out of a region the runs of steps that work on each example by itself and hand much to one
 * another. Each becomes a region that is called for a few examples at a time: what one of its steps
 * writes is then still in the cache when the next reads it.
 */
final class ExampleBlocks {
  /** Floats of an example from step to step below which those of a batch stay in the cache. */
  private static final int WORTHWHILE = 4096;

  private final Directions directions;
  private final Aliases aliases;
  private final List<Step> steps;
  private final Map<Step, Integer> order = new HashMap<>();
  private final RegionParts parts;

  /** Steps since the run began: those before it, its own, and those that wait for it. */
  private final List<Step> before = new ArrayList<>();

  private final List<Step> run = new ArrayList<>();
  private final List<Step> after = new ArrayList<>();

  private ExampleBlocks(Region region, RegionInterner interner) {
    Windows windows = new Windows(region);
    directions = new Directions(region);
    aliases = new Aliases(region, windows);
    steps = Scheduler.steps(region, windows);
    steps.forEach(step -> order.put(step, order.size()));
    parts = new RegionParts(region, windows, interner);
  }

  /** The same region with calls in the place of such runs; equal ones are one region. */
  static Region cut(Region region, RegionInterner interner) {
    return new ExampleBlocks(region, interner).cut();
  }

  private Region cut() {
    for (Step step : steps) {
      if (!run.isEmpty() && directions.isBackward(step) != directions.isBackward(run.getFirst())) {
        close();
      }
      take(step);
    }
    close();
    return parts.region();
  }

  private void take(Step step) {
    boolean waits = reads(step, after);
    if (!ByExample.is(step) || parts.isWindowed(step)) {
      (waits || reads(step, run) ? after : before).add(step);
      return;
    }
    if (waits) {
      close();
    }
    run.add(step);
  }

  /** Whether a step reads what one of the others writes, be it under another shape. */
  private boolean reads(Step step, List<Step> others) {
    Set<Value> written = new HashSet<>();
    others.forEach(other -> written.addAll(roots(other.writes())));
    return roots(step.reads()).stream().anyMatch(written::contains);
  }

  private List<Value> roots(List<Value> values) {
    return values.stream().map(aliases::root).toList();
  }

  private void close() {
    if (handedOn() >= WORTHWHILE) {
      before.forEach(parts::add);
      parts.addCall(run);
      after.forEach(parts::add);
    } else {
      List<Step> all = new ArrayList<>(before);
      all.addAll(run);
      all.addAll(after);
      all.sort(Comparator.comparing(order::get));
      all.forEach(parts::add);
    }
    before.clear();
    run.clear();
    after.clear();
  }

  /** Floats of an example that steps of the run read after others have written them. */
  private int handedOn() {
    Set<Value> written = new HashSet<>();
    Set<Value> handed = new LinkedHashSet<>();
    for (Step step : run) {
      roots(step.reads()).stream().filter(written::contains).forEach(handed::add);
      written.addAll(roots(step.writes()));
    }
    return handed.stream().mapToInt(value -> Size.of(value.type()).perExample()).sum();
  }
}
