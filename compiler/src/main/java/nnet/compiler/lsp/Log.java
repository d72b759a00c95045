package nnet.compiler.lsp;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Mistakes of ours, for the editor's log: standard output belongs to the protocol. */
final class Log {
  private static final Logger LOGGER = Logger.getLogger("nnet.lsp");

  private Log() {}

  static void bug(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    LOGGER.log(Level.SEVERE, "a mistake of nnet itself: {0}", trace);
  }
}
