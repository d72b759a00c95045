package nnet.runtime.checkpoint;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nnet.runtime.data.Dataset;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;

/** What must be the same, so that training may go on from a checkpoint. */
public final class RunIdentity {
  static final String NETWORK = "network";
  private static final String PROGRAM = "program";
  private static final String DATA = "data";
  private static final String SEED = "seed";
  private static final String BATCH = "batch";

  private final Schema schema;
  private final Map<String, String> values = new LinkedHashMap<>();

  public RunIdentity(Schema schema, Training plan, Dataset data) {
    this(schema, plan, data.fingerprint());
  }

  /**
   * @param data the fingerprint of the data
   */
  public RunIdentity(Schema schema, Training plan, String data) {
    this.schema = schema;
    values.put(NETWORK, schema.network());
    values.put(SEED, Long.toString(plan.seed()));
    values.put(BATCH, plan.fullBatch() ? "all" : Integer.toString(plan.batch()));
    values.put(PROGRAM, plan.course().program());
    values.put(DATA, data);
  }

  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Refuses a file of another run, with what is different. */
  public void check(Path file, Map<String, String> found) {
    values.forEach((key, value) -> {
      String other = found.getOrDefault(key, "");
      if (!other.equals(value)) {
        throw new UserError(file + " " + difference(file, key, other, value));
      }
    });
  }

  private String difference(Path file, String key, String other, String own) {
    return switch (key) {
      case NETWORK -> "is of network " + other + "; this is network " + own;
      case SEED ->
          "is of a run with seed %s; this one has %s%s".formatted(other, own, same(key, other));
      case BATCH ->
          "is of a run with batches of %s; this one has %s%s"
              .formatted(other, own, same(key, other));
      case DATA ->
          "is of a run on other data: rows, values or their split have changed"
              + "\n  help: give it the same data, or begin anew without --resume";
      default ->
          "is of another program: formulas or settings of "
              + schema.source()
              + " or options of the network have changed, or nnet itself"
              + "\n  help: to begin anew with its weights, write --weights "
              + file
              + " instead of --resume";
    };
  }

  private static String same(String option, String value) {
    return "\n  help: go on with --%s %s".formatted(option, value);
  }
}
