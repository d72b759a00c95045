package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;

/**
 * What a scan runs over.
 *
 * @param tensors for each tensor of the cell; absent where it was left out
 * @param timed which of them are sequences, all as long as one another: at least one; the others
 *     are the same at every step
 * @param initial what is carried begins with, by name; zero or as the cell says for others
 * @param mask which steps count; empty where all do
 * @param length how many steps count, from the first on; empty where all do
 */
record ScanArguments(
    List<Argued> tensors,
    Set<Integer> timed,
    Map<String, Argued> initial,
    Optional<Argued> mask,
    Optional<Argued> length) {

  /** Whether anything of it differs from example to example. */
  boolean perExample() {
    return Stream.of(tensors.stream(), initial.values().stream(), mask.stream(), length.stream())
        .flatMap(all -> all)
        .map(argued -> argued.item().tensor())
        .anyMatch(tensor -> tensor != null && tensor.perExample());
  }

  /** The one that says how many steps there are. */
  Tensor first() {
    return tensor(tensors.get(timed.stream().min(Integer::compare).orElseThrow()));
  }

  static Tensor tensor(Argued argued) {
    Tensor tensor = argued.item().tensor();
    if (tensor == null) {
      throw new IllegalStateException("no tensor: " + argued);
    }
    return tensor;
  }
}
