package nnet.examples.course;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.runtime.io.JsonReader;

/** What the record tells of an expectation of {@code nnet test --format json}. */
sealed interface Expected {
  Pattern COUNT = Pattern.compile("parameters\\((.+)\\) == .+");
  Pattern MEASURE =
      Pattern.compile("trained\\((\\w+)(?:, (.*?))?\\)\\.(\\w+\\.[\\w.]+) (<=|>=|<|>|==|~=) (.+)");

  /** With the options that it has: {@code Xor(hidden: 2)}. */
  String network();

  /** Its name alone. */
  default String plain() {
    return network().replaceFirst("\\(.*", "");
  }

  /** {@code expect parameters(Xor) == 17}; of a test about what is published, that count too. */
  record Count(String network, String parameters, String published) implements Expected {}

  /** {@code expect trained(Xor, hidden: 2).test.accuracy >= 0.9}. */
  record Measure(String network, String metric, String bar, String measured) implements Expected {}

  /** Of any other expectation nothing but that it holds. */
  static Optional<Expected> of(JsonReader.Tree line) {
    String text = turned(line.text("expectation"), line.text("where"));
    Matcher count = COUNT.matcher(text);
    if (count.matches()) {
      String found = whole(line.number("found"));
      String published = line.text("test").contains("published") ? found : "";
      return Optional.of(new Count(count.group(1), found, published));
    }
    Matcher measure = MEASURE.matcher(text);
    if (measure.matches()) {
      String options = measure.group(2) == null ? "" : "(" + measure.group(2) + ")";
      return Optional.of(
          new Measure(
              measure.group(1) + options,
              measure.group(3),
              measure.group(4) + " " + bar(measure.group(5), line.number("expected")),
              brief(line.number("found"))));
    }
    return Optional.empty();
  }

  /** With the values that variables of a loop had: {@code hidden: hidden} is {@code hidden: 2}. */
  private static String turned(String text, String where) {
    String turned = text;
    for (String variable : where.split(", ", -1)) {
      String[] parts = variable.split(" = ", 2);
      if (parts.length == 2) {
        String use = "(: )" + Pattern.quote(parts[0]) + "\\b";
        turned = turned.replaceAll(use, "$1" + Matcher.quoteReplacement(parts[1]));
      }
    }
    return turned;
  }

  /** As it is written, or what it comes to where it has to be computed. */
  private static String bar(String written, double value) {
    boolean plain = written.matches("[-\\d._e]+( within [-\\d._e]+)?");
    return plain ? written : brief(value);
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,d", (long) value);
  }

  private static String brief(double value) {
    return new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
