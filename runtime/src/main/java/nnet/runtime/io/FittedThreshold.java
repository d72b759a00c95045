package nnet.runtime.io;

import java.nio.file.Path;
import java.util.Map;
import nnet.runtime.message.UserError;
import org.jspecify.annotations.Nullable;

/**
 * The threshold of a decision in a file of weights.
 *
 * @param objective what it is the best for, as it is written
 * @param reached on the validation rows: the cost of an example in the mean, or the figure
 */
public record FittedThreshold(float value, String objective, double reached) {
  private static final String START = "decision ";
  private static final String VALUE = " threshold";
  private static final String OBJECTIVE = " objective";
  private static final String REACHED = " reached on validation";

  void write(String decision, Map<String, String> metadata) {
    metadata.put(START + decision + VALUE, String.valueOf(value));
    metadata.put(START + decision + OBJECTIVE, objective);
    metadata.put(START + decision + REACHED, String.valueOf(reached));
  }

  static void read(Path file, Map<String, String> metadata, Map<String, FittedThreshold> found) {
    for (String key : metadata.keySet()) {
      if (key.startsWith(START) && key.endsWith(VALUE)) {
        String decision = key.substring(START.length(), key.length() - VALUE.length());
        found.put(decision, read(file, metadata, decision));
      }
    }
  }

  private static FittedThreshold read(Path file, Map<String, String> metadata, String decision) {
    @Nullable String value = metadata.get(START + decision + VALUE);
    @Nullable String objective = metadata.get(START + decision + OBJECTIVE);
    @Nullable String reached = metadata.get(START + decision + REACHED);
    try {
      if (value != null && objective != null && reached != null) {
        return new FittedThreshold(Float.parseFloat(value), objective, Double.parseDouble(reached));
      }
    } catch (NumberFormatException e) {
      throw broken(file, decision);
    }
    throw broken(file, decision);
  }

  private static UserError broken(Path file, String decision) {
    return new UserError(file + " holds a broken threshold of decision `" + decision + "`");
  }
}
