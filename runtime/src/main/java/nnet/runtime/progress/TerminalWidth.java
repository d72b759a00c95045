package nnet.runtime.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How many columns a terminal has; Java does not know, but {@code stty} does. */
public final class TerminalWidth {
  /** Where there is no terminal, or nobody knows. */
  public static final int USUAL = 80;

  private static final int LEAST = 20;

  private TerminalWidth() {}

  public static int columns() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] told = process.getInputStream().readAllBytes();
      return columns(new String(told, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return USUAL; // no such program
    }
  }

  /** From {@code 24 80}: rows, then columns. */
  static int columns(String size) {
    String[] words = size.strip().split(" ", -1);
    boolean told = words.length == 2 && words[1].matches("[1-9]\\d{0,4}");
    return told ? Math.max(LEAST, Integer.parseInt(words[1])) : USUAL;
  }
}
