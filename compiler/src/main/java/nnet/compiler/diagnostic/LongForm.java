package nnet.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The long form of a code: what it means, an example that fails, one that works, and why. */
public final class LongForm {
  private LongForm() {}

  /** The text in Markdown. */
  public static String of(Code code) {
    String resource = "/nnet/help/" + code.text() + ".md";
    try (InputStream stream = LongForm.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no long form of " + code);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its title: one line that says what the code means. */
  public static String title(Code code) {
    return of(code).lines().findFirst().orElse("").replaceFirst("^# [a-z-]+: ", "");
  }
}
