package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** The {@code split} statement of a data block. */
final class DataSplit {
  private static final String IN_ORDER = "in_order";
  private static final String STRATIFIED = "stratified";
  private static final String BY_GROUP = "by_group";
  static final Set<String> KINDS = new TreeSet<>(List.of("random", STRATIFIED, BY_GROUP, IN_ORDER));
  private static final String GAP = "gap";
  private static final List<String> PARTS = List.of("train", "validation", "test");
  private static final double SLACK = 1e-9;

  private final Elaborator elaborator;
  private final Activation at;
  private final Map<String, Double> shares = new LinkedHashMap<>();
  private int gap;
  private long seed;
  private @Nullable Name by;

  DataSplit(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
  }

  private void error(Span span, String message) {
    elaborator.reports.error(at, Code.BAD_SPLIT, span, message);
  }

  /** Empty where something is wrong, which is reported. */
  Optional<DataPlan.Split> plan(DataStatement.Split split) {
    Expression kind = split.kind() instanceof Expression.Call call ? call.function() : split.kind();
    if (!(kind instanceof Expression.NameReference reference)) {
      return Optional.empty();
    }
    String word = reference.name().text();
    if (!KINDS.contains(word)) {
      elaborator.reports.unknownName(
          at,
          Code.BAD_SPLIT,
          reference.name().span(),
          "rows are split " + String.join(", ", KINDS) + ", not",
          word,
          KINDS);
      return Optional.empty();
    }
    boolean fits = options(split.kind(), word);
    for (DataStatement.Split.Share share : split.shares()) {
      fits &= share(share, word);
    }
    return fits && complete(split, word)
        ? Optional.of(
            new DataPlan.Split(word, seed, shares, gap, Optional.ofNullable(by).map(Name::text)))
        : Optional.empty();
  }

  /** Whether neighbours may come into different parts. */
  static boolean separatesNeighbours(DataStatement.Split split) {
    Expression kind = split.kind() instanceof Expression.Call call ? call.function() : split.kind();
    String word = kind.span().text();
    return KINDS.contains(word) && !word.equals(IN_ORDER);
  }

  /** The column that the split looks at. */
  Optional<Name> by() {
    return Optional.ofNullable(by);
  }

  private boolean options(Expression kind, String word) {
    List<Argument> arguments = kind instanceof Expression.Call call ? call.arguments() : List.of();
    boolean fits = true;
    for (Argument argument : arguments) {
      fits &= option(argument, word);
    }
    if (by == null && (word.equals(STRATIFIED) || word.equals(BY_GROUP))) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.BAD_SPLIT, kind.span(), "`" + word + "` needs the column that it looks at")
              .help("name it: " + example(word)));
      return false;
    }
    return fits;
  }

  private static String example(String word) {
    return word.equals(STRATIFIED) ? "stratified(by: label)" : "by_group(patient)";
  }

  private boolean option(Argument argument, String word) {
    Name name = argument.name();
    boolean columns = word.equals(STRATIFIED) || word.equals(BY_GROUP);
    if (!word.equals(IN_ORDER) && name != null && name.text().equals("seed")) {
      seed = new SettingValues(elaborator, at).whole(argument.value(), 0, 0, "seed");
      return true;
    }
    boolean isColumn = name == null || name.text().equals("by");
    if (columns && isColumn && argument.value() instanceof Expression.NameReference column) {
      by = column.name();
      return true;
    }
    String known = columns ? "the options `by` and `seed`: " + example(word) : "the option `seed`";
    error(
        argument.span(),
        word.equals(IN_ORDER) ? "in_order has no options" : "`" + word + "` has only " + known);
    return false;
  }

  private boolean share(DataStatement.Split.Share share, String kind) {
    String part = share.part().text();
    if (part.equals(GAP)) {
      return gap(share, kind);
    }
    if (!PARTS.contains(part)) {
      elaborator.reports.unknownName(
          at,
          Code.BAD_SPLIT,
          share.part().span(),
          "the parts are train, validation, test and gap; there is no",
          part,
          new TreeSet<>(List.of("train", "validation", "test", GAP)));
      return false;
    }
    Item item = elaborator.evaluate(share.amount(), at);
    Optional<Double> amount = Arithmetic.real(item);
    if (amount.isEmpty() || !(amount.get() > 0 && amount.get() <= 1)) {
      error(
          share.amount().span(),
          "a share is a number above 0 and at most 1; this is " + item.kind());
      return false;
    }
    if (shares.put(part, amount.get()) != null) {
      error(share.span(), "`" + part + "` has two shares");
      return false;
    }
    return true;
  }

  private boolean gap(DataStatement.Split.Share share, String kind) {
    if (!kind.equals(IN_ORDER)) {
      error(share.span(), "only a split in_order has neighbours to leave out");
      return false;
    }
    Long rows = elaborator.expressions.wholeNumber(share.amount(), at, "`gap`");
    if (rows == null) {
      return false;
    }
    if (rows < 0 || rows > 1_000_000 || gap > 0) {
      error(
          share.span(),
          gap > 0
              ? "one gap holds between all parts"
              : "a gap is a number of rows from 0 to 1,000,000; this is " + rows);
      return false;
    }
    gap = rows.intValue();
    return true;
  }

  private boolean complete(DataStatement.Split split, String kind) {
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum > 1 + SLACK) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.BAD_SPLIT,
                  shares(split),
                  "the shares sum to " + Math.round(sum * 1e6) / 1e6 + ", more than 1")
              .help("each row belongs to one part at most"));
      return false;
    }
    if (!shares.containsKey("train")) {
      error(split.span(), "this split leaves no rows to train on");
      return false;
    }
    List<String> written = new ArrayList<>(shares.keySet());
    List<String> ordered = PARTS.stream().filter(shares::containsKey).toList();
    if (kind.equals(IN_ORDER) && !written.equals(ordered)) {
      error(shares(split), "in order, the parts come as " + String.join(", ", ordered));
      return false;
    }
    return true;
  }

  private static Span shares(DataStatement.Split split) {
    return split.shares().getFirst().span().to(split.shares().getLast().span());
  }
}
