package nnet.runtime.io;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.runtime.message.UserError;

/**
 * An array of numbers as NumPy writes it, in versions 1 to 3 of "A simple file format for NumPy
 * arrays" (NumPy's enhancement proposal 1).
 */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int MOST_DIMENSIONS = 32;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('[^']*'|\\[)");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

  private final String name;
  private final List<Integer> sizes;
  private final float[] values;

  private NpyFile(String name, List<Integer> sizes, float[] values) {
    this.name = name;
    this.sizes = sizes;
    this.values = values;
  }

  public static NpyFile read(Path path) {
    try (InputStream in = Unzipped.open(path)) {
      return read(path.toString(), in);
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file " + path);
    } catch (IOException e) {
      String kind = Files.isDirectory(path) ? "it is a folder" : e.getMessage();
      throw new UserError("cannot read " + path + ": " + kind);
    }
  }

  /**
   * @param name what is read, for messages
   */
  static NpyFile read(String name, InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    try {
      String header = header(name, data);
      NpyType type = NpyType.of(name, group(name, TYPE, header, "descr"));
      boolean fortran = group(name, ORDER, header, "fortran_order").equals("True");
      List<Integer> sizes = sizes(name, group(name, SHAPE, header, "shape"), type);
      float[] values = values(name, data, type, sizes);
      return new NpyFile(name, sizes, fortran ? transposed(values, sizes) : values);
    } catch (EOFException e) {
      String what =
          e.getMessage() == null ? "ends within its header" : "is cut off: " + e.getMessage();
      throw new UserError(name + " " + what);
    }
  }

  private static String header(String name, DataInputStream data) throws IOException {
    byte[] magic = data.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new UserError(
          name + " is no npy file: it begins with " + shown(magic) + ", not with \\x93NUMPY");
    }
    int version = data.readUnsignedByte();
    data.readUnsignedByte();
    if (version < 1 || version > 3) {
      throw new UserError(name + " is of version " + version + "; 1, 2 and 3 are read");
    }
    int low = data.readUnsignedByte() | data.readUnsignedByte() << 8;
    long length = low;
    if (version > 1) {
      length |= (long) data.readUnsignedByte() << 16 | (long) data.readUnsignedByte() << 24;
    }
    if (length > LONGEST_HEADER) {
      throw new UserError(name + " announces a header of " + length + " bytes");
    }
    byte[] text = data.readNBytes((int) length);
    if (text.length < length) {
      throw new EOFException();
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private static String shown(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      text.append("%02x ".formatted(each));
    }
    return text.isEmpty() ? "nothing" : text.toString().strip();
  }

  private static String group(String name, Pattern pattern, String header, String key) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new UserError(name + " has no readable '" + key + "' in its header: " + header.strip());
    }
    return matcher.group(1);
  }

  private static List<Integer> sizes(String name, String tuple, NpyType type) {
    List<Long> sizes = new ArrayList<>();
    for (String part : tuple.split(",", -1)) {
      String digits = part.strip();
      if (sizes.size() == MOST_DIMENSIONS || !digits.matches("\\d{0,10}")) {
        throw AnnouncedSizes.impossible(name, "(" + tuple + ")");
      }
      if (!digits.isEmpty()) {
        sizes.add(Long.parseLong(digits));
      }
    }
    if (sizes.isEmpty()) {
      throw new UserError(name + " holds a single number, no rows");
    }
    return AnnouncedSizes.checked(name, sizes, type.bytes(), "(" + tuple + ")");
  }

  /** Grows with what is there: a header alone does not make it allocate gigabytes. */
  private static float[] values(
      String name, DataInputStream data, NpyType type, List<Integer> sizes) throws IOException {
    int count = Tensor.size(sizes);
    byte[] bytes = data.readNBytes(count * type.bytes());
    if (bytes.length < count * type.bytes()) {
      throw new UserError(
          "%s ends after %d of the %d bytes that its shape %s needs"
              .formatted(name, bytes.length, count * type.bytes(), sizes));
    }
    if (data.read() >= 0) {
      throw new UserError(name + " is longer than its shape says: " + sizes);
    }
    return type.floats(name, bytes, count);
  }

  /** From column after column to row after row. */
  private static float[] transposed(float[] values, List<Integer> sizes) {
    float[] result = new float[values.length];
    int[] at = new int[sizes.size()];
    for (int i = 0; i < result.length; i++) {
      int from = 0;
      for (int axis = at.length - 1; axis >= 0; axis--) {
        from = from * sizes.get(axis) + at[axis];
      }
      result[i] = values[from];
      for (int axis = at.length - 1; axis >= 0 && ++at[axis] == sizes.get(axis); axis--) {
        at[axis] = 0;
      }
    }
    return result;
  }

  /** What was read, for messages. */
  public String name() {
    return name;
  }

  public int items() {
    return sizes.getFirst();
  }

  /** Of one item. */
  public List<Integer> shape() {
    return sizes.subList(1, sizes.size());
  }

  /** All items one after another; not a copy. */
  public float[] values() {
    return values;
  }
}
