package nnet.runtime.io;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The element types that are read; all become float32, and float32 is what is written. */
enum ElementType {
  F32(4, false),
  F64(8, false),
  F16(2, false),
  BF16(2, false),
  I64(8, true),
  I32(4, true),
  U8(1, true),
  BOOL(1, true);

  final int bytes;

  /** Whether there are no fractions. */
  final boolean whole;

  ElementType(int bytes, boolean whole) {
    this.bytes = bytes;
    this.whole = whole;
  }

  void read(ByteBuffer from, float[] to, int at, int count) {
    if (this == F32) {
      // All at once: a process that predicts once has nothing compiled.
      from.asFloatBuffer().get(to, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      to[at + i] = next(from);
    }
  }

  private float next(ByteBuffer from) {
    return switch (this) {
      case F32 -> from.getFloat();
      case F64 -> (float) from.getDouble();
      case F16 -> Float.float16ToFloat(from.getShort());
      case BF16 -> Float.intBitsToFloat(from.getShort() << 16);
      case I64 -> from.getLong();
      case I32 -> from.getInt();
      case U8 -> from.get() & 0xFF;
      case BOOL -> from.get() == 0 ? 0 : 1;
    };
  }

  static Optional<ElementType> named(String name) {
    for (ElementType type : values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
