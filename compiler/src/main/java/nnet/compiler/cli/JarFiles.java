package nnet.compiler.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import nnet.runtime.io.AtomicFile;

/**
 * A jar and those beside it.
 *
 * @param jar as the command line names it
 * @param out is told of each that is written
 */
record JarFiles(String jar, PrintStream out) {
  private static final String ENDING = ".jar";

  /** All or nothing: a jar that is in use is replaced, never half written. */
  void write(String suffix, AtomicFile.Content content) throws Refusal {
    String name = name(suffix);
    Path file = SourceFiles.path(name);
    AtomicFile.write(file, content);
    out.println("written " + name);
  }

  private String name(String suffix) {
    return jar.endsWith(ENDING) && !suffix.isEmpty()
        ? jar.substring(0, jar.length() - ENDING.length()) + suffix + ENDING
        : jar + suffix;
  }
}
