package nnet.runtime.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * That training goes on, but not well.
 *
 * @param kind for programs, such as {@code vanishing_gradient}
 * @param layer the path of the layer it is about
 */
public record HealthWarning(String kind, String layer, int epoch, String text, String help) {

  /** In two lines. */
  public String lines() {
    return "warning: " + text + " (epoch " + epoch + ")\n  help: " + help;
  }

  /** For programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("layer", layer);
    json.put("epoch", epoch);
    json.put("text", text);
    json.put("help", help);
    return Map.of("warning", json);
  }
}
