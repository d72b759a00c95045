package nnet.runtime.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a file of weights tells beside its tensors.
 *
 * @param texts by key: network, compiler and the like
 * @param vocabularies the words of each category column
 * @param provenance where they come from: {@link Weights#provenance}
 * @param distribution what the training rows were like, where it is kept
 * @param parameters the names of the tensors that are parameters; none in a file of other makers
 */
public record WeightsFacts(
    SortedMap<String, String> texts,
    SortedMap<String, List<String>> vocabularies,
    SortedMap<String, String> provenance,
    Optional<TrainingDistribution> distribution,
    Set<String> parameters) {

  /**
   * @param path where the file is, for messages
   */
  public static WeightsFacts of(Path path, TensorFile file) {
    SortedMap<String, String> texts = new TreeMap<>();
    SortedMap<String, List<String>> vocabularies = new TreeMap<>();
    SortedMap<String, String> provenance = new TreeMap<>();
    Set<String> parameters = new TreeSet<>();
    file.metadata()
        .forEach((key, value) -> {
          if (key.startsWith(WeightsFile.FINGERPRINT)) {
            parameters.add(key.substring(WeightsFile.FINGERPRINT.length()));
          } else if (key.startsWith(WeightsFile.VOCABULARY)) {
            String column = key.substring(WeightsFile.VOCABULARY.length());
            vocabularies.put(column, WordList.read(path, value));
          } else if (key.startsWith(WeightsFile.PROVENANCE)) {
            provenance.put(key.substring(WeightsFile.PROVENANCE.length()), value);
          } else if (!key.equals(TrainingDistribution.KEY)) {
            texts.put(key, value);
          }
        });
    Optional<TrainingDistribution> distribution = TrainingDistribution.read(path, file.metadata());
    return new WeightsFacts(texts, vocabularies, provenance, distribution, parameters);
  }
}
