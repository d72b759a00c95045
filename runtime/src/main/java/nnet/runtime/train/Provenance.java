package nnet.runtime.train;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Release;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;

/**
 * What a training tells of itself in its weights: all that decides on the result, and nothing that
 * differs between equal trainings.
 */
final class Provenance {
  private Provenance() {}

  /**
   * @param resumed whether the weights are of this training already
   */
  static void note(Schema schema, Training plan, Dataset data, Weights weights, boolean resumed) {
    Map<String, String> facts = weights.provenance();
    boolean ofAnother = facts.containsKey(Weights.SEED) && !resumed;
    facts.keySet().retainAll(ofAnother ? Set.of() : Set.of(Weights.START));
    facts.put("compiler", schema.origin().compiler());
    facts.put("runtime", Release.VERSION);
    facts.put("source", schema.source());
    facts.put("source sha256", schema.origin().sourceSha256());
    facts.put("program", plan.course().program());
    facts.put(Weights.SEED, Long.toString(plan.seed()));
    facts.put("epochs", Integer.toString(plan.totalEpochs()));
    facts.put("batch", plan.fullBatch() ? "all" : Integer.toString(plan.batch()));
    facts.put("data", data.name());
    facts.put("rows", rows(data));
    facts.put("rows crc32c", data.fingerprint());
    data.fileHashes().forEach((file, hash) -> facts.put("file " + file + " sha256", hash));
  }

  private static String rows(Dataset data) {
    return data.parts().stream()
        .map(part -> part.name() + " " + part.size())
        .collect(Collectors.joining(", "));
  }
}
