package nnet.runtime.data;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nnet.runtime.model.DataPlan;

/**
 * Splits texts. A word is a run of letters and digits, with the apostrophes inside it; punctuation
 * and spaces are no tokens. A character is a code point, whatever it is.
 */
record Tokenizer(DataPlan.Tokens how) {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:['\u2019][\\p{L}\\p{M}\\p{N}]++)*+");

  List<String> of(String text) {
    String same = Normalizer.normalize(text, Normalizer.Form.NFC);
    String folded = how.lower() ? same.toLowerCase(Locale.ROOT) : same;
    return how.by().equals("words")
        ? WORD.matcher(folded).results().map(MatchResult::group).toList()
        : folded.strip().codePoints().mapToObj(Character::toString).toList();
  }
}
