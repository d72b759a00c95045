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

/** The {@code split} statement of a data block. */
final class DataSplit {
  static final String RANDOM = "random";
  private static final String GAP = "gap";
  private static final List<String> PARTS = List.of("train", "validation", "test");
  private static final double SLACK = 1e-9;

  private final Elaborator elaborator;
  private final Activation at;
  private final Map<String, Double> shares = new LinkedHashMap<>();
  private int gap;

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
    if (!word.equals(RANDOM) && !word.equals("in_order")) {
      elaborator.reports.unknownName(
          at,
          Code.BAD_SPLIT,
          reference.name().span(),
          "rows are split random or in_order, not",
          word,
          new TreeSet<>(Set.of(RANDOM, "in_order")));
      return Optional.empty();
    }
    long seed = seed(split.kind(), word.equals(RANDOM));
    boolean fits = true;
    for (DataStatement.Split.Share share : split.shares()) {
      fits &= share(share, word);
    }
    return fits && complete(split, word)
        ? Optional.of(new DataPlan.Split(word, seed, shares, gap))
        : Optional.empty();
  }

  private long seed(Expression kind, boolean random) {
    List<Argument> arguments = kind instanceof Expression.Call call ? call.arguments() : List.of();
    long seed = 0;
    for (Argument argument : arguments) {
      Name name = argument.name();
      if (random && name != null && name.text().equals("seed")) {
        seed = new SettingValues(elaborator, at).whole(argument.value(), 0, 0, "seed");
      } else {
        error(
            argument.span(),
            random ? "a random split has only the option `seed`" : "in_order has no options");
      }
    }
    return seed;
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
    if (kind.equals(RANDOM)) {
      error(share.span(), "rows that are split at random have no neighbours to leave out");
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
    if (!kind.equals(RANDOM) && !written.equals(ordered)) {
      error(shares(split), "in order, the parts come as " + String.join(", ", ordered));
      return false;
    }
    return true;
  }

  private static Span shares(DataStatement.Split split) {
    return split.shares().getFirst().span().to(split.shares().getLast().span());
  }
}
