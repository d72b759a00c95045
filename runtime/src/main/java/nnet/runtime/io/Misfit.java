package nnet.runtime.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Schema;
import org.jspecify.annotations.Nullable;

/** What a file of weights and a network have not in common, in words. */
record Misfit(Schema schema, Path file, TensorFile content) {

  /**
   * @param missing at least one
   * @param extra what the file has and the network does not need
   */
  UserError missing(List<String> missing, List<String> extra) {
    String path = missing.getFirst();
    String message =
        file + " lacks " + named(missing) + ", which network " + schema.network() + " needs";
    Optional<String> other =
        extra.stream()
            .filter(name -> isSame(path, content.metadata().get(WeightsFile.FINGERPRINT + name)))
            .findFirst();
    if (other.isPresent()) {
      return new UserError(
          message
              + "\n  help: it has the same layer under another name; write"
              + " `renamed \"%s\" to \"%s\"`".formatted(other.get(), path));
    }
    String trained = content.metadata().getOrDefault("network", schema.network());
    return new UserError(
        trained.equals(schema.network())
            ? message + Suggestion.suffix(path, extra)
            : message + "; it holds the weights of network " + trained);
  }

  private boolean isSame(String path, @Nullable String fingerprint) {
    return schema.parameters().stream()
        .anyMatch(parameter ->
            parameter.path().equals(path) && parameter.fingerprint().equals(fingerprint));
  }

  /**
   * @param extra at least one name
   */
  UserError unwanted(List<String> extra, List<WeightsFile.Piece> pieces) {
    List<String> wanted = pieces.stream().map(WeightsFile.Piece::path).toList();
    return new UserError(
        "%s holds %s, which network %s does not have%s"
            .formatted(
                file, named(extra), schema.network(), Suggestion.suffix(extra.getFirst(), wanted)));
  }

  private static String named(List<String> names) {
    String first = "`" + names.getFirst() + "`";
    return names.size() == 1 ? first : first + " and " + (names.size() - 1) + " more";
  }

  /** Refuses a tensor that is not what the network needs under its name. */
  static void check(Path file, WeightsFile.Piece piece, Tensor tensor) {
    if (!piece.shape().equals(tensor.shape())) {
      throw new UserError(
          "`%s` has shape %s in %s, but the network needs %s%s"
              .formatted(
                  piece.path(),
                  tensor.shape(),
                  file,
                  piece.shape(),
                  isReordered(piece.shape(), tensor.shape())
                      ? "\n  help: its axes are in another order; PyTorch has those of a dense"
                          + " layer as [out, in], nnet as [in, out]"
                      : ""));
    }
    if (tensor.isWhole()) {
      throw new UserError(
          "`%s` has whole numbers in %s, but the network needs floats: F32, F64, F16 or BF16"
              .formatted(piece.path(), file));
    }
  }

  private static boolean isReordered(List<Integer> wanted, List<Integer> found) {
    List<Integer> sorted = new ArrayList<>(wanted);
    List<Integer> other = new ArrayList<>(found);
    sorted.sort(null);
    other.sort(null);
    return sorted.equals(other);
  }
}
