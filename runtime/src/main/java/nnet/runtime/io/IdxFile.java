package nnet.runtime.io;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import nnet.runtime.message.UserError;

/** Items of unsigned bytes, such as the images and labels of MNIST; gzip or not. */
public final class IdxFile {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MOST_DIMENSIONS = 8;

  private final int items;
  private final List<Integer> shape;
  private final byte[] values;

  private IdxFile(int items, List<Integer> shape, byte[] values) {
    this.items = items;
    this.shape = shape;
    this.values = values;
  }

  public int items() {
    return items;
  }

  /** Of one item. */
  public List<Integer> shape() {
    return shape;
  }

  /** All items one after another; not a copy. */
  public byte[] values() {
    return values;
  }

  public static IdxFile read(Path path) {
    try (InputStream in = Unzipped.open(path);
        DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16))) {
      return read(path, data);
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file " + path);
    } catch (EOFException e) {
      throw new UserError(path + " ends before the bytes that its header announces");
    } catch (ZipException e) {
      throw new UserError(path + " is no intact gzip file: " + e.getMessage());
    } catch (IOException e) {
      String kind = Files.isDirectory(path) ? "it is a folder" : AtomicFile.reason(e);
      throw new UserError("cannot read " + path + ": " + kind);
    }
  }

  private static IdxFile read(Path path, DataInputStream data) throws IOException {
    int magic = data.readInt();
    int dimensions = magic & 0xFF;
    if (magic >>> 16 != 0 || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw new UserError("%s is no idx file: it begins with %08x".formatted(path, magic));
    }
    if (magic >>> 8 != UNSIGNED_BYTE) {
      throw new UserError(
          "%s holds elements of type %02x; only unsigned bytes (08) are read"
              .formatted(path, magic >>> 8));
    }
    List<Integer> sizes = sizes(path, data, dimensions);
    byte[] values = values(path, data, Tensor.size(sizes));
    if (data.read() >= 0) {
      throw new UserError(path + " is longer than its header says: " + sizes);
    }
    return new IdxFile(sizes.getFirst(), List.copyOf(sizes.subList(1, dimensions)), values);
  }

  private static List<Integer> sizes(Path path, DataInputStream data, int dimensions)
      throws IOException {
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      sizes.add((long) data.readInt());
    }
    return AnnouncedSizes.checked(path.toString(), sizes, 1, sizes.toString());
  }

  /** Grows with what is there: a header alone does not make it allocate gigabytes. */
  private static byte[] values(Path path, DataInputStream data, int size) throws IOException {
    byte[] values = data.readNBytes(size);
    if (values.length < size) {
      throw new UserError(
          "%s ends after %d of the %d bytes that its header announces"
              .formatted(path, values.length, size));
    }
    return values;
  }
}
