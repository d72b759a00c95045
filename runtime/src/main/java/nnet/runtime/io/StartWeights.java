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
  private final Path file;
  private final TensorFile content;

  private StartWeights(Schema schema, Path file, TensorFile content) {
    this.schema = schema;
    this.file = file;
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
    TensorFile content = WeightsFile.renamed(schema, SafeTensors.read(file));
    StartWeights start = new StartWeights(schema, file, content);
    List<WeightsFile.Piece> pieces =
        WeightsFile.pieces(schema, weights).stream()
            .filter(piece -> !start.isFitted(piece.path()))
            .filter(piece -> into.isEmpty() || isWithin(into, piece.path()))
            .toList();
    List<String> left = new ArrayList<>(content.tensors().keySet());
    left.removeIf(start::isNoWeight);
    pieces.forEach(piece -> left.remove(start.name(into, piece.path())));
    pieces.forEach(piece -> start.copy(piece, start.name(into, piece.path()), left));
    if (into.isEmpty() && !left.isEmpty()) {
      throw WeightsFile.unwanted(schema, file, left.getFirst(), pieces);
    }
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

  private void copy(WeightsFile.Piece piece, String name, List<String> left) {
    Tensor tensor = content.tensors().get(name);
    if (tensor == null) {
      throw WeightsFile.missing(schema, file, content, piece.path(), left);
    }
    WeightsFile.checkShape(file, piece, tensor.shape());
    System.arraycopy(tensor.values(), 0, piece.array(), piece.offset(), piece.size());
  }
}
