package nnet.runtime.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nnet.runtime.message.UserError;

/** Numbers in a temporary file, which is gone when the program ends, however it ends. */
final class FloatFile {
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.nativeOrder());

  private FloatFile(FileChannel channel) {
    this.channel = channel;
  }

  static FloatFile create() {
    try {
      Path path = Files.createTempFile("nnet-column", ".f32");
      return new FloatFile(
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw full(e);
    }
  }

  private static UserError full(IOException e) {
    return new UserError(
        "the data are larger than memory, and their numbers cannot be kept in %s: %s"
            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()));
  }

  void append(float[] values, int count) {
    try {
      for (int from = 0; from < count; ) {
        buffer.clear();
        int some = Math.min(count - from, buffer.capacity() / Float.BYTES);
        buffer.asFloatBuffer().put(values, from, some);
        buffer.limit(some * Float.BYTES);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        from += some;
      }
    } catch (IOException e) {
      throw full(e);
    }
  }

  /** All numbers; nothing can be appended then. */
  RawColumn column(int width) {
    try (FileChannel closing = channel) {
      return new RawColumn.Mapped(
          width, closing.map(MapMode.READ_ONLY, 0, closing.size(), Arena.ofAuto()));
    } catch (IOException e) {
      throw full(e);
    }
  }
}
