package nnet.runtime.io;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The element types that are read; all become float32, and float32 is what is written. */
enum ElementType {
  F32(4) {
    @Override
    float next(ByteBuffer from) {
      return from.getFloat();
    }

    // All at once: a process that predicts once has nothing compiled.
    @Override
    void read(ByteBuffer from, float[] to, int at, int count) {
      from.asFloatBuffer().get(to, at, count);
    }
  },
  F64(8) {
    @Override
    float next(ByteBuffer from) {
      return (float) from.getDouble();
    }
  },
  F16(2) {
    @Override
    float next(ByteBuffer from) {
      return Float.float16ToFloat(from.getShort());
    }
  },
  BF16(2) {
    @Override
    float next(ByteBuffer from) {
      return Float.intBitsToFloat(from.getShort() << 16);
    }
  },
  I64(8) {
    @Override
    float next(ByteBuffer from) {
      return from.getLong();
    }
  },
  I32(4) {
    @Override
    float next(ByteBuffer from) {
      return from.getInt();
    }
  },
  U8(1) {
    @Override
    float next(ByteBuffer from) {
      return from.get() & 0xFF;
    }
  },
  BOOL(1) {
    @Override
    float next(ByteBuffer from) {
      return from.get() == 0 ? 0 : 1;
    }
  };

  final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  abstract float next(ByteBuffer from);

  void read(ByteBuffer from, float[] to, int at, int count) {
    for (int i = 0; i < count; i++) {
      to[at + i] = next(from);
    }
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
