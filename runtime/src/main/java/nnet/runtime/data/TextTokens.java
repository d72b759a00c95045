package nnet.runtime.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/** What the tokens of an input stand for: the words or the characters of a text. */
public final class TextTokens {
  private static final String UNKNOWN = "?";

  private final DataPlan.Tokens how;
  private final TokenVocabulary vocabulary;

  private TextTokens(DataPlan.Tokens how, TokenVocabulary vocabulary) {
    this.how = how;
    this.vocabulary = vocabulary;
  }

  /**
   * Those of an input that is made of the tokens of one text; empty for any other.
   *
   * @param vocabularies of the training rows, by column
   */
  public static Optional<TextTokens> of(
      Schema schema, Map<String, List<String>> vocabularies, Slot input) {
    return schema
        .data()
        .flatMap(plan -> {
          Set<String> read = plan.namesReadBy(List.of(input.name()));
          return plan.columns().stream()
              .filter(column -> read.equals(Set.of(column.name())))
              .filter(column -> column.high() + 1 == input.classes())
              .filter(column -> vocabularies.containsKey(column.name()))
              .findFirst()
              .flatMap(column ->
                  column
                      .tokens()
                      .map(how -> {
                        List<String> names = vocabularies.getOrDefault(column.name(), List.of());
                        return new TextTokens(how, new TokenVocabulary(column, names));
                      }));
        });
  }

  /** The tokens of a text. */
  public int[] numbers(String text) {
    Map<String, Integer> numbers = vocabulary.numbers();
    return new Tokenizer(how)
        .of(text).stream()
            .mapToInt(token -> numbers.getOrDefault(token, TokenVocabulary.UNKNOWN))
            .toArray();
  }

  /** The text of tokens; nothing stands for what is behind the end of one. */
  public String text(int[] tokens) {
    return IntStream.of(tokens)
        .filter(token -> token != TokenVocabulary.PADDING)
        .mapToObj(this::name)
        .collect(Collectors.joining(how.by().equals("words") ? " " : ""));
  }

  private String name(int token) {
    List<String> names = vocabulary.tokens();
    int place = token - TokenVocabulary.FIRST;
    return place >= 0 && place < names.size() ? names.get(place) : UNKNOWN;
  }
}
