package nnet.compiler.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nnet.runtime.cli.Main;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;

/** What a person is told: a refusal in words that can be shown, or pages of text. */
final class Words {
  private static final int LONGEST = 5000;
  private static final String REPORT = "(a report is in ";

  private Words() {}

  /** Reads a file. */
  interface Reading {
    void read() throws IOException;
  }

  /** Whether the file was read; it may be refused, and nothing else may happen. */
  static boolean accepts(Reading reading) throws IOException {
    try {
      reading.read();
      return true;
    } catch (UserError refusal) {
      requireShort(refusal.text());
      requireVisible(refusal.text());
      return false;
    }
  }

  private static void requireShort(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new AssertionError("a message of " + text.length() + " characters");
    }
  }

  /** Nothing that moves the cursor or changes colours. */
  static void requireVisible(String text) {
    text.chars()
        .filter(c -> c != '\n' && c != '\t' && Character.isISOControl(c))
        .findFirst()
        .ifPresent(c -> {
          throw new AssertionError("\\u%04x is shown to a person".formatted(c));
        });
  }

  /** What a command prints. */
  static String printed(Model model, String... words) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int exitCode = Main.run(model, List.of(words), out, out);
    String text = bytes.toString(StandardCharsets.UTF_8);
    if (exitCode == Main.OUR_BUG) {
      throw new AssertionError(report(text));
    }
    requireVisible(text);
    return text;
  }

  private static String report(String text) throws IOException {
    int start = text.lastIndexOf(REPORT) + REPORT.length();
    Path file = Path.of(text.substring(start, text.lastIndexOf(')')));
    String report = Files.readString(file);
    Files.delete(file);
    return report;
  }
}
