package nnet.runtime.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/**
 * The categories of a column. Labels have the number that they are, or else one by name; other
 * categories are numbered by how often the training rows have them, then by name, or in a given
 * order. Where there are more than classes, the last class is for all the rarer ones; where there
 * are fewer, it takes those that no training row has, unless the plan says otherwise.
 */
record Vocabulary(DataPlan.Column column, int classes, List<String> words) {

  Vocabulary {
    words = List.copyOf(words);
  }

  static Vocabulary of(DataPlan.Column column, List<String> words) {
    return new Vocabulary(
        column, isNumber(column) ? (int) column.high() + 1 : words.size() + 1, words);
  }

  /** Whether formulas read the number; else the column only tells groups apart. */
  private static boolean isNumber(DataPlan.Column column) {
    return column.high() < Integer.MAX_VALUE;
  }

  private static DataPlan.Categories how(DataPlan.Column column) {
    return column.categories().orElse(DataPlan.Categories.USUAL);
  }

  private static boolean keepsLast(DataPlan.Column column) {
    return how(column).unknown().equals("own") || how(column).unknown().equals("zero");
  }

  private static boolean refusesUnknown(DataPlan.Column column) {
    return how(column).unknown().equals("error");
  }

  /** Learnt from the training rows. */
  static Vocabulary fit(DataPlan.Column column, RawColumn.Names names, Part part) {
    DataPlan.Categories how = how(column);
    if (!how.words().isEmpty()) {
      return of(column, how.words());
    }
    Frequency frequency = new Frequency(names.names());
    for (int i = 0; i < part.size(); i++) {
      frequency.see(names.code(part.row(i)));
    }
    if (column.type().equals("label")) {
      return labels(column, frequency.ordered());
    }
    List<String> seen = frequency.ordered();
    List<String> words = frequency.ordered(how.rare());
    Vocabulary all = of(column, words);
    if (refusesUnknown(column)) {
      return all;
    }
    boolean last = keepsLast(column) || words.size() < seen.size();
    int room = all.classes() - (last || words.size() > all.classes() ? 1 : 0);
    return words.size() <= room ? all : of(column, words.subList(0, room));
  }

  /** Labels keep the number that they are; others are numbered by name. */
  private static Vocabulary labels(DataPlan.Column column, List<String> words) {
    Vocabulary sorted = of(column, words.stream().sorted().toList());
    int classes = sorted.classes();
    if (words.stream().allMatch(word -> isNumber(word, classes))) {
      return of(column, IntStream.range(0, classes).mapToObj(String::valueOf).toList());
    }
    if (words.size() > classes) {
      throw new UserError(
          "the training rows have %d labels, but `%s` is class(%d): %s"
              .formatted(words.size(), column.name(), classes, shown(sorted.words())));
    }
    return sorted;
  }

  private static boolean isNumber(String word, int classes) {
    return word.matches("0|[1-9]\\d{0,8}") && Integer.parseInt(word) < classes;
  }

  private static String shown(List<String> words) {
    int most = 10;
    String some = String.join(", ", words.subList(0, Math.min(words.size(), most)));
    return words.size() <= most ? some : some + ", ...";
  }

  /** Each category with its number. */
  Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (String word : words) {
      numbers.put(word, numbers.size());
    }
    return numbers;
  }

  /** Whether a category that no training row has is refused. */
  boolean isClosed() {
    return words.size() >= classes || column.type().equals("label") || refusesUnknown(column);
  }

  /** The number that is given to a category whose own is this; that of no category is null. */
  float coded(@Nullable Integer number) {
    return Math.min(classes - 1, number == null ? classes : number);
  }

  /**
   * @param table whose rows they are
   */
  RawColumn.Floats encode(RawColumn.Names names, RawTable table) {
    Map<String, Integer> numbers = numbers();
    float[] values = new float[names.rows()];
    for (int row = 0; row < values.length; row++) {
      Integer number = numbers.get(names.name(row));
      if (number == null && isClosed()) {
        table.faults().skip(row, unknown(names, row, table));
      }
      values[row] = coded(number);
    }
    return new RawColumn.Floats(1, values);
  }

  private Supplier<UserError> unknown(RawColumn.Names names, int row, RawTable table) {
    return () -> new UserError(table.origin().of(row) + ": " + unknown(names.name(row)));
  }

  String unknown(String word) {
    return "`%s` is \"%s\", which no training row has; they have %s%s"
        .formatted(column.name(), word, shown(words), Suggestion.suffix(word, words));
  }
}
