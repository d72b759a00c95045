package nnet.runtime.gallery;

import java.util.Locale;
import nnet.runtime.measure.Head;

/**
 * What a picture is called.
 *
 * @param network whose predictions it shows
 * @param part of the data, such as {@code test}
 * @param subject the output, empty where there is no choice
 */
record Caption(String network, String part, String subject) {
  String of(String what, Head head) {
    return "%s%s: %s on %s (%,d)"
        .formatted(network, subject.isEmpty() ? "" : "." + subject, what, part, head.size());
  }

  static String rate(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
