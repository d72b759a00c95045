package nnet.runtime.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.message.UserError;

/**
 * What the training rows were like, kept with the weights: a service can then tell whether its rows
 * are still like them.
 */
public record TrainingDistribution(List<Histogram> histograms) {
  /** The key in a file's metadata. */
  static final String KEY = "training distribution";

  public TrainingDistribution {
    histograms = List.copyOf(histograms);
  }

  public Optional<Histogram> find(Histogram.Place place, String name) {
    return histograms.stream()
        .filter(each -> each.place() == place && each.name().equals(name))
        .findFirst();
  }

  void write(Map<String, String> metadata) {
    metadata.put(KEY, DistributionText.write(histograms));
  }

  /** That of a file; files of older releases and of others have none. */
  static Optional<TrainingDistribution> read(Path file, Map<String, String> metadata) {
    String text = metadata.get(KEY);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TrainingDistribution(DistributionText.read(text)));
    } catch (HeaderException e) {
      throw new UserError(file + " is damaged: its training distribution is not valid");
    }
  }
}
