package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;

/**
 * What a scan runs over.
 *
 * @param sequences for each tensor of the cell, all as long as one another
 * @param initial what is carried begins with, by name; zero or as the cell says for others
 * @param mask which steps count; empty where all do
 * @param length how many steps count, from the first on; empty where all do
 */
record ScanArguments(
    List<Argued> sequences,
    Map<String, Argued> initial,
    Optional<Argued> mask,
    Optional<Argued> length) {

  /** Whether anything of it differs from example to example. */
  boolean perExample() {
    return Stream.of(sequences.stream(), initial.values().stream(), mask.stream(), length.stream())
        .flatMap(all -> all)
        .map(argued -> argued.item().tensor())
        .anyMatch(tensor -> tensor != null && tensor.perExample());
  }

  static Tensor tensor(Argued argued) {
    Tensor tensor = argued.item().tensor();
    if (tensor == null) {
      throw new IllegalStateException("no tensor: " + argued);
    }
    return tensor;
  }
}
