package nnet.compiler.ide;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Elementwise;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What a prediction of one example costs: a multiplication and an addition are two operations.
 *
 * @param operations of floating point numbers
 */
public record Work(long operations) {

  /** Of the part of a network that a piece of its text asks for; empty where it asks for none. */
  static Optional<Work> of(Program program, Span text) {
    long count = count(predict(program), node -> isWithin(node.origin().place(), text));
    return count == 0 ? Optional.empty() : Optional.of(new Work(count));
  }

  /** Of a whole network. */
  static Work of(Program program) {
    return new Work(count(predict(program), node -> true));
  }

  private static Region predict(Program program) {
    return program.entries().stream()
        .filter(entry -> entry.name().equals("predict"))
        .findFirst()
        .orElseThrow()
        .body();
  }

  private static boolean isWithin(@Nullable Span place, Span text) {
    return place != null
        && place.file() == text.file()
        && text.start() <= place.start()
        && place.end() <= text.end();
  }

  /** All of a node that is wanted, and of the others what is wanted inside. */
  private static long count(Region region, Predicate<Node> wanted) {
    return region.nodes().stream()
        .mapToLong(node -> count(node, wanted.test(node) ? inner -> true : wanted))
        .sum();
  }

  private static long count(Node node, Predicate<Node> wanted) {
    return switch (node.operation()) {
      case Operation.Call call -> count(call.region(), wanted);
      case Operation.Scan scan -> elements(Shape.of(scan.length())) * count(scan.body(), wanted);
      case Operation.Apply apply -> wanted.test(node) ? count(node, apply) : 0;
    };
  }

  private static long count(Node node, Operation.Apply apply) {
    String name = apply.operator().name();
    long result = elements(node.result());
    if (name.equals("matmul")) {
      Shape left = node.operands().getFirst().type().shape();
      boolean transposed = Boolean.TRUE.equals(node.attributes().entries().get("transposeA"));
      return 2 * result * elements(Shape.of(left.dim(left.rank() - (transposed ? 2 : 1))));
    }
    if (name.startsWith("convolution")) {
      long weights = elements(node.operands().get(1));
      return 2 * result * weights / Math.max(1, elements(Shape.of(channels(node))));
    }
    boolean reduces = !node.operands().isEmpty() && elements(node.operands().getFirst()) > result;
    boolean moves = apply.operator().getClass().getPackageName().endsWith(".shape");
    if (moves || node.operands().isEmpty()) {
      return 0;
    }
    return apply.operator() instanceof Elementwise || !reduces
        ? result
        : elements(node.operands().getFirst());
  }

  private static Dim channels(Node convolution) {
    return convolution.result().type().shape().last();
  }

  private static long elements(Value value) {
    return elements(value.type().shape());
  }

  /** For a batch of one; sizes that are not known count once. */
  private static long elements(Shape shape) {
    long product = 1;
    for (Dim dim : shape.dims()) {
      product *= dim.equals(Dim.BATCH) ? 1 : dim.constant().orElse(1L);
    }
    return product;
  }

  String markdown() {
    return "work: " + text() + " an example";
  }

  /** Such as {@code 1.2 MFLOPs}. */
  String text() {
    if (operations < 1000) {
      return operations + " FLOPs";
    }
    String[] units = {"kFLOPs", "MFLOPs", "GFLOPs", "TFLOPs"};
    double rest = operations / 1e3;
    int unit = 0;
    while (rest >= 1000 && unit < units.length - 1) {
      rest /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", rest, units[unit]);
  }
}
