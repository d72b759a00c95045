package nnet.compiler.elaborate;

import java.util.Set;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DataStatement;
import org.jspecify.annotations.Nullable;

/** Finds what would let the network see the future or the rows that are held back. */
final class DataLeaks {
  private final Elaborator elaborator;
  private final Activation at;
  private final DataRows rows;

  DataLeaks(Elaborator elaborator, Activation at, DataRows rows) {
    this.elaborator = elaborator;
    this.at = at;
    this.rows = rows;
  }

  /** The rows of a series are not to be split at random; whole groups are. */
  void split(DataStatement.@Nullable Split split, DataOrder inOrder) {
    DataStatement.OrderBy order = inOrder.statement();
    if (split == null || (order == null && !rows.isSeries())) {
      return;
    }
    boolean whole = inOrder.isGrouped() && split.kind().span().text().startsWith("random");
    if (whole || !DataSplit.separatesNeighbours(split)) {
      return;
    }
    Diagnostic error =
        Diagnostic.error(
                Code.LEAK, split.kind().span(), "the rows of a series are split out of order")
            .note(
                "each test row has nearly identical neighbours among the training rows: what is"
                    + " measured says nothing about the future")
            .help("split it in order: train on what came first")
            .fix("split in order", split.kind().span(), "in_order");
    elaborator.reports.add(
        at, order == null ? error : error.label(order.span(), "the rows are a series by this"));
  }

  /** A feature may use rows up to now. */
  boolean input(String name, Tensor tensor, Span span) {
    int last = reads(tensor).stream().mapToInt(DataRows.Use::to).max().orElse(0);
    if (last <= 0) {
      return true;
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.LEAK, span, "the input `" + name + "` is known only " + rows(last) + " later")
            .note("a feature may use rows up to now, a target rows after now")
            .help("use history(...) for features, and ahead(...) for targets only"));
    return false;
  }

  /** A target of a series lies after now: what inputs read is no target. */
  boolean target(String name, Tensor tensor, Span span, Set<DataRows.Use> inputs) {
    Set<DataRows.Use> reads = reads(tensor);
    int first = reads.stream().mapToInt(DataRows.Use::from).min().orElse(0);
    if (first < 0) {
      return past(name, span, "the target `" + name + "` is built of rows before now");
    }
    int last = reads.stream().mapToInt(DataRows.Use::to).max().orElse(0);
    Set<String> seen =
        inputs.stream()
            .filter(use -> use.to() >= 0)
            .map(use -> use.column().name())
            .collect(Collectors.toSet());
    boolean shown = reads.stream().anyMatch(use -> seen.contains(use.column().name()));
    return last > 0
        || !rows.isSeries()
        || !shown
        || past(name, span, "the inputs show what the target `" + name + "` is made of");
  }

  /**
   * What the target is no input may show, unless it is all that they show, as for an autoencoder.
   */
  boolean itself(String name, Tensor tensor, Span span, Set<DataRows.Use> inputs) {
    Set<DataRows.Use> reads = reads(tensor);
    boolean all = reads.containsAll(inputs);
    DataRows.Use shown =
        reads.stream()
            .filter(use -> use.to() <= 0 && inputs.contains(use))
            .findFirst()
            .orElse(null);
    if (all || shown == null) {
      return true;
    }
    String column = shown.column().name();
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.LEAK,
                span,
                "the target `" + name + "` is `" + column + "`, which the inputs show")
            .note("a network learns to copy it, and knows nothing where it is to be predicted")
            .help("leave `" + column + "` out of the inputs"));
    return false;
  }

  private boolean past(String name, Span span, String message) {
    elaborator.reports.add(
        at,
        Diagnostic.error(Code.LEAK, span, message)
            .note("a feature may use rows up to now, a target rows after now")
            .help("look ahead: " + name + " = ahead(..., 1)"));
    return false;
  }

  private Set<DataRows.Use> reads(Tensor tensor) {
    return rows.reads(tensor.value(), Set.of());
  }

  private static String rows(int count) {
    return count == 1 ? "one row" : count + " rows";
  }
}
