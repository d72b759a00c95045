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
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.runtime.message.UserError;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file under another name first, so that nobody ever sees half of it. What is there keeps
 * its permissions, and a link goes on pointing to it.
 */
public final class AtomicFile {
  private static final String PART = ".part";
  private static final Pattern OF_PROCESS = Pattern.compile("\\..+\\.(\\d{1,18})\\.part");

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
    if (Files.isSymbolicLink(target) && Files.exists(target)) {
      write(followed(target), content);
      return;
    }
    Path temporary = null;
    try {
      Files.createDirectories(folder);
      if (Files.exists(target) && !Files.isWritable(target)) {
        throw new AccessDeniedException(target.toString());
      }
      temporary = part(folder, target.getFileName().toString());
      fill(temporary, content);
      keepPermissions(target, temporary);
      move(temporary, target);
    } catch (IOException e) {
      delete(temporary);
      throw new UserError("cannot write " + file + ": " + reason(e));
    }
  }

  private static Path followed(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      throw new UserError("cannot write " + link + ": " + reason(e));
    }
  }

  /** Where files have an owner, a group and others. */
  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (Files.exists(from) && old != null && view != null) {
      view.setPermissions(old.readAttributes().permissions());
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

  /** Named by the process: two that train at once do not write into each other's files. */
  private static Path part(Path folder, String name) {
    return folder.resolve("." + name + "." + ProcessHandle.current().pid() + PART);
  }

  /** Makes the folder and sees whether it can be written into: better now than after hours. */
  public static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      removeParts(folder);
      Files.delete(Files.write(part(folder, "probe"), new byte[0]));
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

  /** Removes what processes that are no more have left in a folder of files unfinished. */
  public static void removeParts(Path folder) {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + PART)) {
      for (Path part : parts) {
        Matcher process = OF_PROCESS.matcher(part.getFileName().toString());
        if (process.matches() && ProcessHandle.of(Long.parseLong(process.group(1))).isEmpty()) {
          delete(part);
        }
      }
    } catch (IOException e) {
      return; // there is no folder, or they are only in the way
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
    if (message.contains("quota exceeded") || message.contains("File too large")) {
      return "no more may be written there: a quota or a limit of the system";
    }
    return message;
  }
}
