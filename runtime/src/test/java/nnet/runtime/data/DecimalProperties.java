package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class DecimalProperties {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /** Short texts of few characters, of which many are numbers, and two that are like them. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("0179+-.eE٣f ").ofMaxLength(7);
  }

  @Property(tries = 5000)
  void isWhatTheGrammarOfNumbersSays(@ForAll("texts") String text) {
    assertThat(Decimal.isOne(text)).as(text).isEqualTo(NUMBER.matcher(text).matches());
  }

  @Property(tries = 5000)
  void isWhatJavaReadsOfTheSameCharacters(@ForAll("texts") String text) {
    boolean same = text.chars().allMatch(each -> "0123456789+-.eE".indexOf(each) >= 0);
    assertThat(Decimal.isOne(text)).as(text).isEqualTo(same && isRead(text));
  }

  private static boolean isRead(String text) {
    try {
      return !Float.isNaN(Float.parseFloat(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Property
  void everyFloatIsOne(@ForAll float value) {
    assertThat(Decimal.isOne(Float.toString(value))).isTrue();
  }
}
