package nnet.compiler.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Kernel;
import org.jspecify.annotations.Nullable;

/** Gives every value of one region its place: liveness first, then the lowest free range. */
final class Placement {
  private final Planner planner;
  private final Region region;
  private final List<? extends @Nullable Place> formalPlaces;
  private final List<? extends @Nullable Place> resultPlaces;
  private final List<Step> steps;
  private final Windows windows;
  private final Aliases aliases;
  private final Lifetimes lifetimes;
  private final Map<Value, Place> places = new LinkedHashMap<>();
  private final Set<Value> owned = new HashSet<>();
  private final IdentityHashMap<Step, List<Place>> temporaries = new IdentityHashMap<>();
  private final List<RegionPlan.Copy> copies = new ArrayList<>();
  private final List<Place> ends = new ArrayList<>();
  private final List<RegionPlan.Span> spans = new ArrayList<>();
  private final Space batched = new Space();
  private final Space shared = new Space();
  private final Space paired = new Space();

  Placement(
      Planner planner,
      Region region,
      List<? extends @Nullable Place> formalPlaces,
      List<? extends @Nullable Place> resultPlaces) {
    this.planner = planner;
    this.region = region;
    this.formalPlaces = formalPlaces;
    this.resultPlaces = resultPlaces;
    windows = new Windows(region);
    steps = new JoinedProducts(region, windows).join(Scheduler.steps(region, windows));
    aliases = new Aliases(region, windows);
    lifetimes = new Lifetimes(region, steps, aliases);
  }

  RegionPlan run() {
    placeFormals();
    pinResults();
    for (int i = 0; i < steps.size(); i++) {
      placeStep(i);
    }
    copyResults();
    for (Map.Entry<Value, Value> alias : aliases.all()) {
      Place place = places.get(alias.getValue());
      if (place != null) {
        places.put(alias.getKey(), place);
      }
    }
    Size size = new Size(batched.high(), shared.high(), paired.high());
    return new RegionPlan(
        region, steps, copies, ends, places, windows.all(), temporaries, spans, size);
  }

  private void placeFormals() {
    for (int i = 0; i < region.formals().size(); i++) {
      Formal formal = region.formals().get(i);
      Place given = formalPlaces.get(i);
      places.put(formal.value(), given != null ? given : allocate(formal.value(), 0));
    }
  }

  /** A result is made where it belongs, unless it is a formal, a state or made once already. */
  private void pinResults() {
    for (int i = 0; i < region.results().size(); i++) {
      Place place = resultPlaces.get(i);
      Value root = aliases.root(region.results().get(i).value());
      if (place != null && !isRead(place) && !places.containsKey(root)) {
        places.put(root, place);
      }
    }
  }

  /** States, and parameters that are read too, are written after everything else has read them. */
  private boolean isRead(Place place) {
    return isState(place) || formalPlaces.contains(place);
  }

  private static boolean isState(Place place) {
    return place instanceof Place.Fixed fixed && fixed.arena() == Arena.STATES;
  }

  private void placeStep(int index) {
    Step step = steps.get(index);
    Set<Value> inherited = new HashSet<>();
    for (Value written : step.writes()) {
      Value output = aliases.root(written);
      if (!places.containsKey(output)) {
        boolean whole = written.equals(output);
        Value donor = whole ? donor(step, output, index) : null;
        if (donor != null && inherited.add(donor)) {
          inherit(donor, output, index);
        } else {
          allocate(output, index);
        }
      }
    }
    temporaries.put(step, temporaries(step));
    for (Value value : lifetimes.dyingAt(index)) {
      if (owned.contains(value)) {
        release(places.get(value), Size.of(value.type()));
      }
    }
  }

  /** An operand that dies here and is read only at the element that is written: work in place. */
  private @Nullable Value donor(Step step, Value output, int index) {
    return step instanceof Step.Single single
        ? donor(single.node(), output, index)
        : step.reads().stream()
            .map(aliases::root)
            .filter(root -> gives(root, output, index) && isReadInPlace(step, root))
            .findFirst()
            .orElse(null);
  }

  /** The operand of a kernel that may work in place. */
  private @Nullable Value donor(Node node, Value output, int index) {
    int operand =
        node.operation() instanceof Operation.Apply apply
                && apply.operator() instanceof Kernel kernel
            ? kernel.inPlace()
            : Kernel.NONE;
    if (operand == Kernel.NONE) {
      return null;
    }
    List<Value> roots = node.operands().stream().map(aliases::root).toList();
    Value root = roots.get(operand);
    boolean once = roots.stream().filter(root::equals).count() == 1;
    return once && gives(root, output, index) ? root : null;
  }

  private boolean gives(Value root, Value output, int index) {
    return owned.contains(root)
        && lifetimes.lastUse(root) == index
        && Size.of(root.type()).equals(Size.of(output.type()));
  }

  private boolean isReadInPlace(Step step, Value root) {
    return step.reads().stream()
        .filter(input -> aliases.root(input).equals(root))
        .allMatch(step::isReadInPlace);
  }

  private void inherit(Value donor, Value output, int index) {
    Place place = places.get(donor);
    if (place == null) {
      throw new IllegalStateException("no place for " + donor);
    }
    owned.remove(donor);
    owned.add(output);
    places.put(output, place);
    spans.add(new RegionPlan.Span(output, place, index, lifetimes.lastUse(output)));
  }

  private Place allocate(Value value, int index) {
    Place place = take(Size.of(value.type()));
    places.put(value, place);
    owned.add(value);
    spans.add(new RegionPlan.Span(value, place, index, lifetimes.lastUse(value)));
    return place;
  }

  private Place take(Size size) {
    if (size.perPair() > 0) {
      return new Place.Paired(paired.take(size.perPair()));
    }
    return size.perExample() > 0
        ? new Place.Batched(batched.take(size.perExample()))
        : new Place.Shared(shared.take(size.shared()));
  }

  private void release(@Nullable Place place, Size size) {
    if (place instanceof Place.Batched at) {
      batched.release(at.offset(), size.perExample());
    } else if (place instanceof Place.Shared at) {
      shared.release(at.offset(), size.shared());
    } else if (place instanceof Place.Paired at) {
      paired.release(at.offset(), size.perPair());
    }
  }

  /** Taken and given back at once: nothing else runs meanwhile. */
  private List<Place> temporaries(Step step) {
    List<Size> sizes = new ArrayList<>();
    if (step instanceof Step.Single single) {
      switch (single.node().operation()) {
        case Operation.Apply apply -> {}
        case Operation.Call call -> addBody(sizes, call.region());
        case Operation.Scan scan -> {
          addScan(sizes, scan, single);
          addBody(sizes, scan.body());
        }
      }
    }
    List<Place> taken = new ArrayList<>();
    sizes.forEach(size -> taken.add(take(size)));
    for (int i = 0; i < sizes.size(); i++) {
      release(taken.get(i), sizes.get(i));
    }
    return taken;
  }

  private void addBody(List<Size> sizes, Region body) {
    Size size = planner.plan(body).size();
    sizes.add(new Size(Math.max(1, size.perExample()), 0, 0));
    sizes.add(new Size(0, size.shared(), 0));
    sizes.add(new Size(0, 0, size.perPair()));
  }

  private static void addScan(List<Size> sizes, Operation.Scan scan, Step.Single single) {
    for (int i = 0; i < scan.operandRoles().size(); i++) {
      if (scan.operandRoles().get(i) == OperandRole.CARRY) {
        Size size = Size.of(single.node().operands().get(i).type());
        sizes.add(size);
        sizes.add(size);
      }
    }
    for (int i = 0; i < scan.resultRoles().size(); i++) {
      if (scan.resultRoles().get(i) == ResultRole.SUMMED) {
        sizes.add(Size.of(single.node().results().get(i).type()));
      }
    }
  }

  private void copyResults() {
    for (int i = 0; i < region.results().size(); i++) {
      Result result = region.results().get(i);
      Value root = aliases.root(result.value());
      Place from = places.get(root);
      Place to = resultPlaces.get(i);
      if (from == null) {
        throw new IllegalStateException("a result that is never made: " + result);
      }
      Place place = to != null ? to : inWorkspace(from, Size.of(result.value().type()));
      ends.add(place);
      if (!place.equals(from)) {
        copies.add(new RegionPlan.Copy(result.value(), from, place));
      }
    }
    rescueStates();
  }

  /** Where the caller of an entry reads a result. */
  private Place inWorkspace(Place made, Size size) {
    return made.isOwn() ? made : take(size);
  }

  /** States that become one another are first copied aside, or one would be overwritten. */
  private void rescueStates() {
    List<RegionPlan.Copy> aside = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      RegionPlan.Copy copy = copies.get(i);
      if (isState(copy.source()) && isState(copy.to())) {
        Place between = take(Size.of(copy.from().type()));
        aside.add(new RegionPlan.Copy(copy.from(), copy.source(), between));
        copies.set(i, new RegionPlan.Copy(copy.from(), between, copy.to()));
      }
    }
    copies.addAll(0, aside);
  }
}
