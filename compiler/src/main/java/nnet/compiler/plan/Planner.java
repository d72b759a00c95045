package nnet.compiler.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionInterner;
import nnet.compiler.graph.Result;
import org.jspecify.annotations.Nullable;

/** Plans the regions of one program, each once. */
public final class Planner {
  private final Layout layout;
  private final IdentityHashMap<Region, RegionPlan> plans = new IdentityHashMap<>();
  private final IdentityHashMap<Region, RegionPlan> entries = new IdentityHashMap<>();
  private final IdentityHashMap<Region, Boolean> blocks = new IdentityHashMap<>();
  private final RegionInterner interner = new RegionInterner();

  public Planner(Layout layout) {
    this.layout = layout;
  }

  /** The plan of a region that is called: its caller gives all places of formals and results. */
  public RegionPlan plan(Region region) {
    RegionPlan known = plans.get(region);
    if (known != null) {
      return known;
    }
    List<Place> formals = new ArrayList<>();
    for (int i = 0; i < region.formals().size(); i++) {
      formals.add(new Place.Argument(Place.Argument.Slot.FORMAL, i));
    }
    List<@Nullable Place> results = new ArrayList<>();
    for (int i = 0; i < region.results().size(); i++) {
      results.add(new Place.Argument(Place.Argument.Slot.RESULT, i));
    }
    Region steps = blocks.containsKey(region) ? region : cut(region);
    RegionPlan plan = new Placement(this, steps, formals, results).run();
    plans.put(region, plan);
    return plan;
  }

  /** With calls for a few examples at a time; what they call is not cut again. */
  private Region cut(Region region) {
    Region cut = ExampleBlocks.cut(region, interner);
    for (Node node : cut.nodes()) {
      if (node.operation() instanceof Operation.Call call && call.examples() > 0) {
        blocks.put(call.region(), true);
      }
    }
    return cut;
  }

  /** The plan of an entry: parameters, gradients and states are where the layout has them. */
  public RegionPlan plan(Program.Entry entry) {
    return entries.computeIfAbsent(entry.body(), body -> placed(entry));
  }

  private RegionPlan placed(Program.Entry entry) {
    List<@Nullable Place> formals = new ArrayList<>();
    for (Formal formal : entry.body().formals()) {
      formals.add(
          switch (formal.kind()) {
            case VALUE -> null;
            case PARAMETER -> layout.parameter(formal.path());
            case STATE -> layout.state(formal.path());
            case KEY -> new Place.Key(key(formal.path()), formal.path());
          });
    }
    List<@Nullable Place> results = new ArrayList<>();
    for (Result result : entry.body().results()) {
      results.add(
          switch (result.kind()) {
            case VALUE, LOSS, PENALTY, SAVED -> null;
            case PARAMETER -> layout.parameter(result.path());
            case STATE -> layout.state(result.path());
            case GRADIENT -> layout.gradient(result.path());
          });
    }
    return new Placement(this, cut(entry.body()), formals, results).run();
  }

  /** The number that stands for a path wherever random numbers are drawn. */
  public static int key(String path) {
    return path.hashCode();
  }
}
