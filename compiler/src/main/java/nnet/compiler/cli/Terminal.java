package nnet.compiler.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Where a command writes.
 *
 * @param colourOut whether {@code out} shows colours
 * @param colourErr whether {@code err} shows colours
 * @param inherited whether these are the process's own streams, which a further process can have
 */
record Terminal(
    PrintStream out, PrintStream err, boolean colourOut, boolean colourErr, boolean inherited) {

  /** Streams that are no terminal. */
  static Terminal plain(PrintStream out, PrintStream err) {
    return new Terminal(out, err, false, false, false);
  }

  /**
   * This process's own. The launcher says in {@code nnet.terminal} which of 1 and 2 are terminals.
   */
  static Terminal standard() {
    String terminals = System.getProperty("nnet.terminal", "");
    boolean wanted = wantsColour();
    return new Terminal(
        System.out,
        System.err,
        wanted && terminals.contains("1"),
        wanted && terminals.contains("2"),
        true);
  }

  /** Whether {@code out} is seen by somebody at once. */
  boolean isScreen() {
    return inherited && System.getProperty("nnet.terminal", "").contains("1");
  }

  private static boolean wantsColour() {
    String no = System.getenv("NO_COLOR");
    String kind = System.getenv("TERM");
    boolean dumb = kind != null && kind.toLowerCase(Locale.ROOT).equals("dumb");
    return (no == null || no.isEmpty()) && !dumb;
  }
}
