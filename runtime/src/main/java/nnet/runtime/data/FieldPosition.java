package nnet.runtime.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nnet.runtime.io.Unzipped;

/** Finds the character column at which a field begins: read again only for a message. */
final class FieldPosition {
  private FieldPosition() {}

  static int of(Path file, long line, int field, char separator) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(Unzipped.open(file), StandardCharsets.UTF_8))) {
      String text = reader.lines().skip(line - 1).findFirst().orElse("");
      return column(text, field, separator);
    } catch (IOException e) {
      return 1;
    }
  }

  private static int column(String text, int field, char separator) {
    boolean quoted = false;
    int seen = 0;
    for (int i = 0; i < text.length() && seen <= field; i++) {
      if (seen == field) {
        return i + 1;
      }
      char c = text.charAt(i);
      quoted ^= c == '"';
      seen += c == separator && !quoted ? 1 : 0;
    }
    return text.length() + 1;
  }
}
