package nnet.runtime.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/**
 * The file of a model's weights: parameters and kept states under their paths. No clock, host or
 * folder goes into it, so that the same training writes the same bytes.
 */
final class WeightsFile {
  private static final String FORMAT = "nnet 1";
  static final String FINGERPRINT = "fingerprint ";
  static final String VOCABULARY = "vocabulary ";

  private WeightsFile() {}

  /** A named piece of the parameters or of the states. */
  record Piece(String path, List<Integer> shape, float[] array, int offset) {
    int size() {
      return Tensor.size(shape);
    }

    Tensor tensor() {
      return new Tensor(shape, Arrays.copyOfRange(array, offset, offset + size()));
    }
  }

  static TensorFile content(Schema schema, Weights weights) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("format", FORMAT);
    metadata.put("network", schema.network());
    metadata.put("compiler", schema.compilerVersion());
    for (Schema.Parameter parameter : schema.parameters()) {
      metadata.put(FINGERPRINT + parameter.path(), parameter.fingerprint());
    }
    weights
        .vocabularies()
        .forEach((column, words) -> metadata.put(VOCABULARY + column, WordList.write(words)));
    weights.thresholds().forEach((decision, fitted) -> fitted.write(decision, metadata));
    Map<String, Tensor> tensors = new TreeMap<>();
    for (Piece piece : pieces(schema, weights)) {
      tensors.put(piece.path(), piece.tensor());
    }
    weights.golden().ifPresent(rows -> rows.put(tensors));
    return new TensorFile(metadata, tensors);
  }

  static Weights read(Schema schema, Path file, TensorFile given) {
    TensorFile content = renamed(schema, given);
    Weights weights = Weights.blank(schema);
    List<Piece> pieces = pieces(schema, weights);
    List<String> extra = extra(content, pieces);
    for (Piece piece : pieces) {
      Tensor tensor = content.tensors().get(piece.path());
      if (tensor == null) {
        throw missing(schema, file, content, piece.path(), extra);
      }
      checkShape(file, piece, tensor.shape());
      System.arraycopy(tensor.values(), 0, piece.array(), piece.offset(), piece.size());
    }
    if (!extra.isEmpty()) {
      throw unwanted(schema, file, extra.getFirst(), pieces);
    }
    readVocabularies(file, content, weights);
    FittedThreshold.read(file, content.metadata(), weights.thresholds());
    Optional<GoldenRows> golden = GoldenRows.of(file.toString(), content.tensors());
    if (golden.isPresent()) {
      weights.keep(golden.get());
    }
    return weights;
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

  static UserError unwanted(Schema schema, Path file, String name, List<Piece> pieces) {
    List<String> wanted = pieces.stream().map(Piece::path).toList();
    return new UserError(
        "%s holds `%s`, which network %s does not have%s"
            .formatted(file, name, schema.network(), Suggestion.suffix(name, wanted)));
  }

  static UserError missing(
      Schema schema, Path file, TensorFile content, String path, List<String> extra) {
    String message = file + " lacks `" + path + "`, which network " + schema.network() + " needs";
    for (String other : extra) {
      if (isSame(schema, path, content.metadata().get(FINGERPRINT + other))) {
        return new UserError(
            message
                + "\n  help: it has the same layer under another name; write"
                + " `renamed \"%s\" to \"%s\"`".formatted(other, path));
      }
    }
    String trained = content.metadata().getOrDefault("network", schema.network());
    return new UserError(
        trained.equals(schema.network())
            ? message + Suggestion.suffix(path, extra)
            : message + "; it holds the weights of network " + trained);
  }

  private static boolean isSame(Schema schema, String path, @Nullable String fingerprint) {
    return schema.parameters().stream()
        .anyMatch(parameter ->
            parameter.path().equals(path) && parameter.fingerprint().equals(fingerprint));
  }

  /** Whether the file tells what its parameters are made of. */
  static boolean hasFingerprints(TensorFile content) {
    return content.metadata().keySet().stream().anyMatch(key -> key.startsWith(FINGERPRINT));
  }

  /** Whether a tensor is a parameter. */
  static boolean hasFingerprint(TensorFile content, String name) {
    return content.metadata().containsKey(FINGERPRINT + name);
  }

  static void checkShape(Path file, Piece piece, List<Integer> shape) {
    if (!piece.shape().equals(shape)) {
      throw new UserError(
          "`%s` has shape %s in %s, but the network needs %s"
              .formatted(piece.path(), shape, file, piece.shape()));
    }
  }

  private static void readVocabularies(Path file, TensorFile content, Weights weights) {
    for (Map.Entry<String, String> entry : content.metadata().entrySet()) {
      if (entry.getKey().startsWith(VOCABULARY)) {
        String column = entry.getKey().substring(VOCABULARY.length());
        weights.vocabularies().put(column, WordList.read(file, entry.getValue()));
      }
    }
  }
}
