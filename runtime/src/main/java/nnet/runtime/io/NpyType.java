package nnet.runtime.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import nnet.runtime.message.UserError;

/**
 * What the elements of a NumPy array are.
 *
 * @param kind {@code f}, {@code i}, {@code u} or {@code b}
 * @param bytes of one element
 */
record NpyType(ByteOrder order, char kind, int bytes) {
  private static final List<String> KNOWN =
      List.of("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1");

  /**
   * @param text as in the header: {@code '<f4'}
   */
  static NpyType of(String name, String text) {
    String type = text.replace("'", "");
    String plain = type.isEmpty() ? "" : type.substring(1);
    if (type.isEmpty() || "<>|=".indexOf(type.charAt(0)) < 0 || !KNOWN.contains(plain)) {
      throw new UserError(
          "%s holds elements of type %s; numbers and truth values are read: %s"
              .formatted(
                  name,
                  type.startsWith("[") ? "record" : type.isEmpty() ? "''" : type,
                  "float16 to float64, int8 to int64, uint8 to uint64, bool"));
    }
    ByteOrder order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyType(order, plain.charAt(0), plain.charAt(1) - '0');
  }

  float[] floats(String name, byte[] bytes, int count) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = kind == 'f' ? real(name, buffer, i) : whole(name, buffer, i);
    }
    return values;
  }

  private float real(String name, ByteBuffer buffer, int i) {
    double value =
        switch (bytes) {
          case 2 -> Float.float16ToFloat(buffer.getShort(2 * i));
          case 4 -> buffer.getFloat(4 * i);
          default -> buffer.getDouble(8 * i);
        };
    if (Float.isInfinite((float) value) && Double.isFinite(value)) {
      throw new UserError(name + ", element " + i + ": " + value + " is too large for f32");
    }
    return (float) value;
  }

  private float whole(String name, ByteBuffer buffer, int i) {
    boolean unsigned = kind == 'u';
    long value =
        switch (bytes) {
          case 1 -> unsigned ? buffer.get(i) & 0xFF : buffer.get(i);
          case 2 -> unsigned ? buffer.getShort(2 * i) & 0xFFFF : buffer.getShort(2 * i);
          case 4 -> unsigned ? buffer.getInt(4 * i) & 0xFFFF_FFFFL : buffer.getInt(4 * i);
          default -> buffer.getLong(8 * i);
        };
    if ((long) (float) value != value || (unsigned && value < 0)) {
      throw new UserError(
          "%s, element %d: %s has more digits than f32 can hold"
              .formatted(name, i, unsigned ? Long.toUnsignedString(value) : "" + value));
    }
    return value;
  }
}
