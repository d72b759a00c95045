package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import nnet.runtime.io.AtomicFile;

/** What went wrong with a file, in words. */
final class FileProblem {
  private FileProblem() {}

  static String describe(IOException problem) {
    return switch (problem) {
      case NoSuchFileException e -> "there is no file `" + e.getFile() + "`";
      case AccessDeniedException e -> "no permission for `" + e.getFile() + "`";
      case FileSystemException e -> "`" + e.getFile() + "`: " + reason(e);
      default -> "reading or writing failed: " + AtomicFile.reason(problem);
    };
  }

  private static String reason(FileSystemException problem) {
    String reason = problem.getReason();
    return reason == null ? "the system refuses it" : AtomicFile.reason(new IOException(reason));
  }
}
