package nnet.runtime.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * That training met a number that is not finite.
 *
 * @param what became so, such as {@code loss} or {@code the gradient of loss}
 * @param value the number
 * @param step of the epoch, of so many {@code steps}
 * @param file the name of the {@code .nnet} file
 */
public record NonFinite(
    String what, double value, int epoch, int step, int steps, String file, Optional<Cause> cause) {
  private static final String USUAL =
      "a smaller learning rate, `clip_norm`, or standardized inputs usually cure this";

  public NonFinite with(Cause other) {
    return new NonFinite(what, value, epoch, step, steps, file, Optional.of(other));
  }

  public String text() {
    String head =
        "%s became %s in epoch %d, step %d of %d"
            .formatted(what, Double.isNaN(value) ? "not a number" : "infinite", epoch, step, steps);
    return head + cause.map(each -> each.text(file)).orElse("\n  help: " + USUAL);
  }

  /** For programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", what);
    json.put("value", Cause.kind(value));
    json.put("epoch", epoch);
    json.put("step", step);
    json.put("steps", steps);
    json.put("file", file);
    cause.ifPresent(each -> json.put("cause", each.json()));
    return Map.of("non_finite", json);
  }
}
