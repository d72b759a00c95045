package nnet.runtime.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Schema;

/**
 * The file of a model's weights: parameters and kept states under their paths. No clock, host or
 * folder goes into it, so that the same training writes the same bytes.
 */
final class WeightsFile {
  private static final String FORMAT = "nnet 1";
  private static final String FINGERPRINT = "fingerprint ";
  private static final String VOCABULARY = "vocabulary ";

  private WeightsFile() {}

  /** A named piece of the parameters or of the states. */
  private record Piece(String path, List<Integer> shape, float[] array, int offset) {
    int size() {
      return Tensor.size(shape);
    }

    Tensor tensor() {
      return new Tensor(shape, Arrays.copyOfRange(array, offset, offset + size()));
    }
  }

  static void write(Schema schema, Weights weights, Path file) {
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
    Map<String, Tensor> tensors = new TreeMap<>();
    for (Piece piece : pieces(schema, weights)) {
      tensors.put(piece.path(), piece.tensor());
    }
    SafeTensors.write(file, new TensorFile(metadata, tensors));
  }

  static Weights read(Schema schema, Path file) {
    TensorFile content = SafeTensors.read(file);
    Weights weights = Weights.blank(schema);
    List<Piece> pieces = pieces(schema, weights);
    List<String> extra = extra(content, pieces);
    for (Piece piece : pieces) {
      Tensor tensor = content.tensors().get(piece.path());
      if (tensor == null) {
        throw new UserError(missing(schema, file, content, piece.path(), extra));
      }
      checkShape(file, piece, tensor.shape());
      System.arraycopy(tensor.values(), 0, piece.array(), piece.offset(), piece.size());
    }
    if (!extra.isEmpty()) {
      throw unwanted(schema, file, extra.getFirst(), pieces);
    }
    readVocabularies(file, content, weights);
    return weights;
  }

  private static List<Piece> pieces(Schema schema, Weights weights) {
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
    Set<String> extra = new TreeSet<>(content.tensors().keySet());
    for (Piece piece : pieces) {
      extra.remove(piece.path());
    }
    return List.copyOf(extra);
  }

  private static UserError unwanted(Schema schema, Path file, String name, List<Piece> pieces) {
    List<String> wanted = pieces.stream().map(Piece::path).toList();
    return new UserError(
        "%s holds `%s`, which network %s does not have%s"
            .formatted(file, name, schema.network(), Suggestion.suffix(name, wanted)));
  }

  private static String missing(
      Schema schema, Path file, TensorFile content, String path, List<String> extra) {
    String message = file + " lacks `" + path + "`, which network " + schema.network() + " needs";
    String trained = content.metadata().getOrDefault("network", schema.network());
    if (!trained.equals(schema.network())) {
      return message + "; it holds the weights of network " + trained;
    }
    for (Schema.Parameter parameter : schema.parameters()) {
      if (parameter.path().equals(path)) {
        for (String other : extra) {
          if (parameter.fingerprint().equals(content.metadata().get(FINGERPRINT + other))) {
            return message
                + "\n  help: it has the same layer under another name; write"
                + " `renamed \"%s\" to \"%s\"`".formatted(other, path);
          }
        }
      }
    }
    return message + Suggestion.suffix(path, extra);
  }

  private static void checkShape(Path file, Piece piece, List<Integer> shape) {
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
