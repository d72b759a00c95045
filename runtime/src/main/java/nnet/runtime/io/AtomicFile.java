package nnet.runtime.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import nnet.runtime.message.UserError;
import org.jspecify.annotations.Nullable;

/** Writes a file under another name first, so that nobody ever sees half of it. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What goes into the file. */
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new UserError("cannot write " + file + ": it is a folder");
    }
    Path temporary = null;
    try {
      Files.createDirectories(folder);
      // Named by the process: two that train at once do not write into each other's files.
      long process = ProcessHandle.current().pid();
      temporary = folder.resolve("." + target.getFileName() + "." + process + ".part");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
        content.write(out);
      }
      move(temporary, target);
    } catch (IOException e) {
      delete(temporary);
      throw new UserError("cannot write " + file + ": " + reason(e));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(@Nullable Path temporary) {
    if (temporary == null) {
      return;
    }
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The failure that brought us here is the one to report.
      return;
    }
  }

  /** What an exception of the file system means, in words. */
  static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException || message.contains("Read-only file system")) {
      return "no permission to write there";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file is in the way where a folder is needed: " + message;
    }
    if (message.contains("No space left") || message.contains("not enough space")) {
      return "the disk is full";
    }
    return message;
  }
}
