package nnet.runtime.io;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import nnet.runtime.message.UserError;

/** Reads and writes safetensors files; nothing is allocated before the whole header was checked. */
public final class SafeTensors {
  private static final int LENGTH_BYTES = 8;
  private static final long LONGEST_HEADER = 100_000_000;
  private static final int CHUNK = 1 << 16;

  private SafeTensors() {}

  public static TensorFile read(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      return read(path, channel, channel.size());
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file " + path);
    } catch (IOException e) {
      String kind = Files.isDirectory(path) ? "it is a folder" : AtomicFile.reason(e);
      throw new UserError("cannot read " + path + ": " + kind);
    }
  }

  /**
   * @param path where the bytes are from, for messages
   */
  public static TensorFile read(Path path, byte[] bytes) throws IOException {
    return read(path, Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length);
  }

  private static TensorFile read(Path path, ReadableByteChannel channel, long size)
      throws IOException {
    try {
      return read(channel, size);
    } catch (HeaderException e) {
      throw new UserError(path + " is no valid safetensors file: " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new UserError(path + " is no valid safetensors file: its header is not UTF-8");
    }
  }

  private static TensorFile read(ReadableByteChannel channel, long size) throws IOException {
    if (size < LENGTH_BYTES) {
      throw new HeaderException("it has only " + size + " bytes");
    }
    long length = fill(channel, ByteBuffer.allocate(LENGTH_BYTES)).getLong();
    if (length < 2 || length > LONGEST_HEADER || length > size - LENGTH_BYTES) {
      throw new HeaderException(
          "it announces a header of %s bytes, but has %d"
              .formatted(Long.toUnsignedString(length), size - LENGTH_BYTES));
    }
    ByteBuffer bytes = fill(channel, ByteBuffer.allocate((int) length));
    String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    Header header = HeaderReader.read(text);
    header.check(size - LENGTH_BYTES - length);
    Map<String, Tensor> tensors = new TreeMap<>();
    for (Header.Entry entry : header.entries()) {
      boolean whole = entry.type().whole;
      tensors.put(entry.name(), new Tensor(entry.shape(), values(channel, entry), whole));
    }
    return new TensorFile(header.metadata(), tensors);
  }

  private static float[] values(ReadableByteChannel channel, Header.Entry entry)
      throws IOException {
    float[] values = new float[Tensor.size(entry.shape())];
    int width = entry.type().bytes;
    ByteBuffer buffer = ByteBuffer.allocate(Math.min(CHUNK, values.length * width));
    for (int at = 0; at < values.length; ) {
      int count = Math.min(CHUNK / width, values.length - at);
      fill(channel, buffer.clear().limit(count * width));
      entry.type().read(buffer, values, at, count);
      at += count;
    }
    return values;
  }

  private static ByteBuffer fill(ReadableByteChannel channel, ByteBuffer buffer)
      throws IOException {
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    return buffer.flip();
  }

  public static void write(Path path, TensorFile file) {
    AtomicFile.write(path, out -> write(out, file));
  }

  public static void write(OutputStream out, TensorFile file) throws IOException {
    byte[] header = HeaderWriter.write(file).getBytes(StandardCharsets.UTF_8);
    // Spaces after the header let the numbers begin at a multiple of eight, as the format asks.
    int padding = Math.floorMod(-header.length, LENGTH_BYTES);
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putLong(0, (long) header.length + padding).array());
    out.write(header);
    out.write(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
    byte[] bytes = new byte[CHUNK];
    for (Tensor tensor : file.tensors().values()) {
      write(out, tensor.values(), bytes);
    }
  }

  private static void write(OutputStream out, float[] values, byte[] bytes) throws IOException {
    FloatBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (int at = 0; at < values.length; ) {
      int count = Math.min(CHUNK / 4, values.length - at);
      buffer.clear().put(values, at, count);
      out.write(bytes, 0, 4 * count);
      at += count;
    }
  }
}
