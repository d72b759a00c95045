package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/**
 * The categories of a column, numbered by how often the training rows have them, then by name.
 * Where there are more than classes, the last class is for all the rarer ones; where there are
 * fewer, it takes those that no training row has.
 */
record Vocabulary(DataPlan.Column column, int classes, List<String> words) {

  Vocabulary {
    words = List.copyOf(words);
  }

  static Vocabulary of(DataPlan.Column column, List<String> words) {
    boolean bounded = column.high() < Integer.MAX_VALUE;
    return new Vocabulary(column, bounded ? (int) column.high() + 1 : words.size(), words);
  }

  /** Learnt from the training rows. */
  static Vocabulary fit(DataPlan.Column column, RawColumn.Names names, Part part) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < part.size(); i++) {
      counts.merge(names.name(part.row(i)), 1, Integer::sum);
    }
    List<String> words = new ArrayList<>(counts.keySet());
    words.sort(
        Comparator.<String>comparingInt(word -> -counts.getOrDefault(word, 0))
            .thenComparing(Comparator.naturalOrder()));
    Vocabulary all = of(column, words);
    return words.size() <= all.classes() ? all : of(column, words.subList(0, all.classes() - 1));
  }

  RawColumn.Floats encode(RawColumn.Names names, RawTable.Origin origin) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String word : words) {
      numbers.put(word, numbers.size());
    }
    float[] values = new float[names.rows()];
    for (int row = 0; row < values.length; row++) {
      Integer number = numbers.get(names.name(row));
      if (number == null && words.size() >= classes) {
        throw unknown(names.name(row), origin.of(row));
      }
      values[row] = number == null ? classes - 1 : number;
    }
    return new RawColumn.Floats(1, values);
  }

  private UserError unknown(String word, String where) {
    return new UserError(
        "%s: `%s` is \"%s\", which no training row has; they have %s%s"
            .formatted(
                where,
                column.name(),
                word,
                String.join(", ", words.subList(0, Math.min(words.size(), 10))),
                Suggestion.suffix(word, words)));
  }
}
