package nnet.compiler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nnet.compiler.Compiler;

/** A bug of ours: one line for the user, the details in a file that can be sent along. */
final class BugReport {
  private BugReport() {}

  static int report(Throwable problem, String[] args, Terminal terminal) {
    String where;
    try {
      Path file = Files.createTempFile("nnet-report-", ".txt");
      Files.writeString(file, details(problem, args));
      where = "please report it and send " + file + " along";
    } catch (IOException e) {
      where = "please report it (the details could not be written: " + e.getMessage() + ")";
    }
    terminal.err().println("error: this is a bug in nnet, not in your file; " + where);
    return ExitCode.INTERNAL;
  }

  private static String details(Throwable problem, String[] args) {
    StringWriter text = new StringWriter();
    try (PrintWriter writer = new PrintWriter(text)) {
      writer.println("nnet " + Compiler.VERSION + " " + List.of(args));
      writer.println("Java " + Runtime.version() + ", " + System.getProperty("os.name"));
      problem.printStackTrace(writer);
    }
    return text.toString();
  }
}
