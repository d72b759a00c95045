package nnet.runtime.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;

/** Arrays with names, as NumPy's {@code savez} and {@code savez_compressed} write them. */
public final class NpzFile {
  private static final String SUFFIX = ".npy";

  private NpzFile() {}

  public static NpyFile read(Path path, String array) {
    return open(
        path,
        zip -> {
          ZipEntry entry = zip.getEntry(array + SUFFIX);
          if (entry == null) {
            throw missing(path, zip, array);
          }
          try (InputStream in = zip.getInputStream(entry)) {
            return NpyFile.read(path + ", array " + array, in);
          }
        });
  }

  /** What the arrays are called. */
  public static List<String> names(Path path) {
    return open(path, NpzFile::names);
  }

  private interface Reading<T> {
    T of(ZipFile zip) throws IOException;
  }

  private static <T> T open(Path path, Reading<T> reading) {
    if (!Files.isRegularFile(path)) {
      String kind = Files.isDirectory(path) ? "cannot read a folder: " : "there is no file ";
      throw new UserError(kind + path);
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return reading.of(zip);
    } catch (ZipException | EOFException e) {
      throw new UserError(path + " is no intact npz file: " + e.getMessage());
    } catch (IOException e) {
      throw new UserError("cannot read " + path + ": " + e.getMessage());
    }
  }

  private static List<String> names(ZipFile zip) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  private static UserError missing(Path path, ZipFile zip, String array) {
    List<String> names = names(zip);
    return new UserError(
        "%s has no array `%s`, but %s%s"
            .formatted(path, array, String.join(", ", names), Suggestion.suffix(array, names)));
  }
}
