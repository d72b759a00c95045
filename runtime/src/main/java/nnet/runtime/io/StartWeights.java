package nnet.runtime.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nnet.runtime.model.Schema;

/**
 * Weights to begin a training with, found by their paths. What is fitted to data is left out: it is
 * fitted to the data of this training.
 */
public final class StartWeights {
  private final Schema schema;
  private final TensorFile content;

  private StartWeights(Schema schema, TensorFile content) {
    this.schema = schema;
    this.content = content;
  }

  /**
   * Reads all that a file has for an instance: under the paths that it has in this network, or
   * under those that it has by itself.
   *
   * @param into the instance; empty for the whole network, whose parameters must be those of the
   *     file
   */
  public static void read(Schema schema, Path file, String into, Weights weights) {
    TensorFile given = SafeTensors.read(file);
    WeightsFile.checkFormat(file, given);
    TensorFile content = WeightsFile.renamed(schema, given);
    StartWeights start = new StartWeights(schema, content);
    List<WeightsFile.Piece> pieces =
        WeightsFile.pieces(schema, weights).stream()
            .filter(piece -> !start.isFitted(piece.path()))
            .filter(piece -> into.isEmpty() || isWithin(into, piece.path()))
            .toList();
    List<String> left = new ArrayList<>(content.tensors().keySet());
    left.removeIf(start::isNoWeight);
    pieces.forEach(piece -> left.remove(start.name(into, piece.path())));
    Misfit misfit = new Misfit(schema, file, content);
    List<String> missing =
        pieces.stream()
            .map(WeightsFile.Piece::path)
            .filter(path -> !content.tensors().containsKey(start.name(into, path)))
            .toList();
    if (!missing.isEmpty()) {
      throw misfit.missing(missing, left);
    }
    pieces.forEach(
        piece -> piece.take(file, content.tensors().get(start.name(into, piece.path()))));
    if (into.isEmpty() && !left.isEmpty()) {
      throw misfit.unwanted(left, pieces);
    }
    weights.provenance().put(Weights.START, Sha256.of(file));
  }

  private static boolean isWithin(String instance, String path) {
    return path.equals(instance) || path.startsWith(instance + ".");
  }

  private boolean isFitted(String path) {
    return schema.states().stream()
        .anyMatch(state -> state.kind() == Schema.State.Kind.FITTED && state.path().equals(path));
  }

  /** What a checkpoint holds beside weights, and what other data have left. */
  private boolean isNoWeight(String name) {
    return name.startsWith(Weights.CHECKPOINT)
        || (WeightsFile.hasFingerprints(content) && !WeightsFile.hasFingerprint(content, name));
  }

  private String name(String into, String path) {
    boolean named = into.isEmpty() || content.tensors().containsKey(path) || path.equals(into);
    return named ? path : path.substring(into.length() + 1);
  }
}
