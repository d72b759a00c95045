package nnet.runtime.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.io.Tensor;
import nnet.runtime.model.DataPlan;

/**
 * The tokens of a column of texts. 0 stands behind the end of a text, 1 for each token that is not
 * among the most frequent of the training rows; then those follow, by how often they are there.
 */
record TokenVocabulary(DataPlan.Column column, List<String> tokens) {
  static final int PADDING = 0;
  static final int UNKNOWN = 1;
  static final int FIRST = 2;

  TokenVocabulary {
    tokens = List.copyOf(tokens);
  }

  static TokenVocabulary fit(DataPlan.Column column, RawTexts texts, Part part) {
    Frequency frequency = new Frequency(texts.names());
    for (int i = 0; i < part.size(); i++) {
      texts.forEach(part.row(i), frequency::see);
    }
    if (column.tokens().orElseThrow().counted()) {
      return new TokenVocabulary(column, List.of());
    }
    List<String> tokens = frequency.ordered();
    int most = (int) column.high() + 1 - FIRST;
    return new TokenVocabulary(column, tokens.subList(0, Math.min(most, tokens.size())));
  }

  RawColumn encode(RawTexts texts) {
    if (column.tokens().orElseThrow().counted()) {
      return texts.counts((int) column.high());
    }
    Map<String, Integer> numbers = numbers();
    int[] ofCode =
        texts.names().stream().mapToInt(name -> numbers.getOrDefault(name, UNKNOWN)).toArray();
    return texts.numbered(ofCode, Tensor.size(column.shape()));
  }

  /** Each token with its number. */
  Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (String token : tokens) {
      numbers.put(token, FIRST + numbers.size());
    }
    return numbers;
  }

  /** Writes what the column is for one text. */
  void write(List<String> text, Map<String, Integer> numbers, float[] to, int at) {
    if (column.tokens().orElseThrow().counted()) {
      to[at] = RawTexts.count(text.size(), (int) column.high());
      return;
    }
    for (int i = 0; i < Tensor.size(column.shape()); i++) {
      to[at + i] = i < text.size() ? numbers.getOrDefault(text.get(i), UNKNOWN) : PADDING;
    }
  }
}
