package nnet.runtime.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
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
      fill(temporary, content);
      move(temporary, target);
    } catch (IOException e) {
      delete(temporary);
      throw new UserError("cannot write " + file + ": " + reason(e));
    }
  }

  private static void fill(Path file, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      content.write(out);
    }
    // Else a loss of power could leave the new name with nothing behind it.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes the folder and sees whether it can be written into: better now than after hours. */
  public static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".", ".part"));
    } catch (IOException e) {
      throw new UserError("cannot write into " + folder + ": " + reason(e));
    }
  }

  /** Removes a file, if there is one. */
  public static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UserError("cannot remove " + file + ": " + reason(e));
    }
  }

  /** Removes what processes that are no more have left of a file that they did not finish. */
  public static void removeParts(Path file) {
    String start = "." + file.getFileName() + ".";
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, start + "*.part")) {
      for (Path part : parts) {
        String name = part.getFileName().toString();
        String process = name.substring(start.length(), name.length() - ".part".length());
        if (process.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(process)).isEmpty()) {
          delete(part);
        }
      }
    } catch (IOException e) {
      return; // they are only in the way
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
  public static String reason(IOException e) {
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
