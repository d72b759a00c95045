package nnet.compiler.elaborate;

import java.util.List;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Regions;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.ValueType;
import nnet.compiler.type.Dim;

/**
 * States of the examples themselves, which have a batch axis. To an entry they are values that come
 * in with a batch and go out with it: the runtime carries them to the next one.
 */
final class ExampleStates {
  private ExampleStates() {}

  static boolean is(Formal formal) {
    return formal.kind() == Formal.Kind.STATE && isBatched(formal.value().type());
  }

  static boolean is(Result result) {
    return result.kind() == Result.Kind.STATE && isBatched(result.value().type());
  }

  private static boolean isBatched(ValueType type) {
    return type.rank() > 0 && type.shape().dim(0).equals(Dim.BATCH);
  }

  /** The region with values in place of such states, and so all that it calls. */
  static Region asValues(Region region) {
    return Regions.map(region, ExampleStates::changed);
  }

  private static Region changed(Region region) {
    if (region.formals().stream().noneMatch(ExampleStates::is)
        && region.results().stream().noneMatch(ExampleStates::is)) {
      return region;
    }
    List<Formal> formals =
        region.formals().stream()
            .map(f -> is(f) ? new Formal(f.value(), Formal.Kind.VALUE, f.path()) : f)
            .toList();
    List<Result> results =
        region.results().stream()
            .map(r -> is(r) ? new Result(r.value(), Result.Kind.VALUE, r.path()) : r)
            .toList();
    return new Region(region.name(), formals, region.nodes(), results);
  }
}
