package nnet.runtime.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Release;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/**
 * The file of a model's weights: parameters and kept states under their paths. No clock, host or
 * folder goes into it, so that the same training writes the same bytes.
 */
final class WeightsFile {
  private static final String FORMAT_KEY = "format";
  private static final String FORMAT = "nnet 1";
  static final String FINGERPRINT = "fingerprint ";
  static final String VOCABULARY = "vocabulary ";
  static final String PROVENANCE = "provenance ";

  private WeightsFile() {}

  /** A named piece of the parameters or of the states. */
  record Piece(String path, List<Integer> shape, float[] array, int offset) {
    int size() {
      return Tensor.size(shape);
    }

    Tensor tensor() {
      return new Tensor(shape, Arrays.copyOfRange(array, offset, offset + size()));
    }

    /** Gets the values of a tensor, which must be floats of this shape. */
    void take(Path file, @Nullable Tensor tensor) {
      Tensor found = Objects.requireNonNull(tensor, path);
      Misfit.check(file, this, found);
      System.arraycopy(found.values(), 0, array, offset, size());
    }
  }

  static TensorFile content(Schema schema, Weights weights) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(FORMAT_KEY, FORMAT);
    metadata.put("network", schema.network());
    metadata.put("compiler", schema.origin().compiler());
    Signature.write(schema, metadata);
    for (Schema.Parameter parameter : schema.parameters()) {
      metadata.put(FINGERPRINT + parameter.path(), parameter.fingerprint());
    }
    weights
        .vocabularies()
        .forEach((column, words) -> metadata.put(VOCABULARY + column, WordList.write(words)));
    weights.thresholds().forEach((decision, fitted) -> fitted.write(decision, metadata));
    weights.provenance().forEach((fact, value) -> metadata.put(PROVENANCE + fact, value));
    weights.distribution().ifPresent(each -> each.write(metadata));
    Map<String, Tensor> tensors = new TreeMap<>();
    for (Piece piece : pieces(schema, weights)) {
      tensors.put(piece.path(), piece.tensor());
    }
    weights.golden().ifPresent(rows -> rows.put(tensors));
    return new TensorFile(metadata, tensors);
  }

  static Weights read(Schema schema, Path file, TensorFile given) {
    checkFormat(file, given);
    TensorFile content = renamed(schema, given);
    Weights weights = Weights.blank(schema);
    List<Piece> pieces = pieces(schema, weights);
    List<String> extra = extra(content, pieces);
    List<String> missing = missing(content, pieces);
    if (!missing.isEmpty()) {
      throw new Misfit(schema, file, content).missing(missing, extra);
    }
    for (Piece piece : pieces) {
      piece.take(file, content.tensors().get(piece.path()));
    }
    if (!extra.isEmpty()) {
      throw new Misfit(schema, file, content).unwanted(extra, pieces);
    }
    readTexts(file, content, weights);
    FittedThreshold.read(file, content.metadata(), weights.thresholds());
    Optional<GoldenRows> golden = GoldenRows.of(file.toString(), content.tensors());
    if (golden.isPresent()) {
      weights.keep(golden.get());
    }
    Optional<TrainingDistribution> rows = TrainingDistribution.read(file, content.metadata());
    if (rows.isPresent()) {
      weights.keep(rows.get());
    }
    return weights;
  }

  /** A later release may mean other things by the same names; a file of others says nothing. */
  static void checkFormat(Path file, TensorFile content) {
    String format = content.metadata().getOrDefault(FORMAT_KEY, FORMAT);
    if (!format.equals(FORMAT) && format.startsWith("nnet ")) {
      throw new UserError(
          "%s has the format \"%s\" of a later release; this one, %s, reads \"%s\""
              .formatted(file, format, Release.VERSION, FORMAT));
    }
  }

  /** With the paths of the network where {@code renamed} tells other ones. */
  static TensorFile renamed(Schema schema, TensorFile content) {
    Optional<Training> training = schema.training();
    if (training.isEmpty() || training.get().course().renamed().isEmpty()) {
      return content;
    }
    Map<String, String> names = training.get().course().renamed();
    Map<String, Tensor> tensors = new TreeMap<>();
    content.tensors().forEach((name, tensor) -> tensors.put(renamed(name, names), tensor));
    Map<String, String> metadata = new TreeMap<>();
    content
        .metadata()
        .forEach((key, value) ->
            metadata.put(
                key.startsWith(FINGERPRINT)
                    ? FINGERPRINT + renamed(key.substring(FINGERPRINT.length()), names)
                    : key,
                value));
    return new TensorFile(metadata, tensors);
  }

  /** A path, or an instance that it is in, may have another name. */
  private static String renamed(String path, Map<String, String> names) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      String other = names.get(path.substring(0, end));
      if (other != null) {
        return other + path.substring(end);
      }
    }
    return path;
  }

  static List<Piece> pieces(Schema schema, Weights weights) {
    List<Piece> pieces = new ArrayList<>();
    for (Schema.Parameter each : schema.parameters()) {
      pieces.add(new Piece(each.path(), each.shape(), weights.parameters(), each.offset()));
    }
    for (Schema.State each : schema.states()) {
      if (each.kind() != Schema.State.Kind.METRIC) {
        pieces.add(new Piece(each.path(), each.shape(), weights.states(), each.offset()));
      }
    }
    return pieces;
  }

  private static List<String> missing(TensorFile content, List<Piece> pieces) {
    List<String> missing = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!content.tensors().containsKey(piece.path())) {
        missing.add(piece.path());
      }
    }
    return missing;
  }

  private static List<String> extra(TensorFile content, List<Piece> pieces) {
    Set<String> extra = new TreeSet<>();
    for (String name : content.tensors().keySet()) {
      if (!name.startsWith(Weights.CHECKPOINT) && !name.startsWith(GoldenRows.PREFIX)) {
        extra.add(name);
      }
    }
    for (Piece piece : pieces) {
      extra.remove(piece.path());
    }
    return List.copyOf(extra);
  }

  /** Whether the file tells what its parameters are made of. */
  static boolean hasFingerprints(TensorFile content) {
    return content.metadata().keySet().stream().anyMatch(key -> key.startsWith(FINGERPRINT));
  }

  /** Whether a tensor is a parameter. */
  static boolean hasFingerprint(TensorFile content, String name) {
    return content.metadata().containsKey(FINGERPRINT + name);
  }

  private static void readTexts(Path file, TensorFile content, Weights weights) {
    for (Map.Entry<String, String> entry : content.metadata().entrySet()) {
      String key = entry.getKey();
      if (key.startsWith(VOCABULARY)) {
        String column = key.substring(VOCABULARY.length());
        weights.vocabularies().put(column, WordList.read(file, entry.getValue()));
      } else if (key.startsWith(PROVENANCE)) {
        weights.provenance().put(key.substring(PROVENANCE.length()), entry.getValue());
      }
    }
  }
}
