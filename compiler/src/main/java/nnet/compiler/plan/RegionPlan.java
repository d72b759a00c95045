package nnet.compiler.plan;

import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;

/**
 * A region ready for emission.
 *
 * @param steps in order
 * @param copies after all steps: results that are not made where they belong
 * @param results where each result is in the end
 * @param places of every value, those of the caller included
 * @param windows the values that are parts of wider ones; their places are those of the wider
 * @param temporaries places that a step needs only while it runs: for a scan two for each carried
 *     and one for each summed value, then for a call and a scan where the body's own values begin
 *     (batched, shared)
 * @param size of the workspace for the region's own values
 */
public record RegionPlan(
    Region region,
    List<Step> steps,
    List<Copy> copies,
    List<Place> results,
    Map<Value, Place> places,
    Map<Value, Window> windows,
    Map<Step, List<Place>> temporaries,
    List<Span> spans,
    Size size) {

  /** A copy of a value to a place. */
  public record Copy(Value from, Place source, Place to) {}

  /**
   * Where a value of the region's own lives, from which step to which, for the table of buffers.
   */
  public record Span(Value value, Place place, int from, int to) {}

  public List<Place> temporaries(Step step) {
    List<Place> found = temporaries.get(step);
    if (found == null) {
      throw new IllegalStateException("no temporaries for " + step);
    }
    return found;
  }

  public Place place(Value value) {
    Place place = places.get(value);
    if (place == null) {
      throw new IllegalStateException("no place for " + value);
    }
    return place;
  }
}
