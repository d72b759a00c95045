package nnet.compiler.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nnet.compiler.source.Unreadable;

/** The text of a file: of a bounded size, in UTF-8. */
final class SourceText {
  private static final int GREATEST = 10_000_000;

  private SourceText() {}

  /**
   * @param name of the file, for messages
   */
  static String read(String name, Path path) throws Unreadable, IOException {
    return decode(name, bytes(name, path));
  }

  private static byte[] bytes(String name, Path path) throws Unreadable, IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(GREATEST + 1);
      if (bytes.length > GREATEST) {
        throw new Unreadable(
            "`%s` is larger than %d MB: that is no source file"
                .formatted(name, GREATEST / 1_000_000));
      }
      return bytes;
    }
  }

  /** UTF-8, with or without a byte order mark. */
  private static String decode(String name, byte[] bytes) throws Unreadable {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(input, text, true);
    if (result.isError()) {
      text.flip();
      long line = text.chars().filter(c -> c == '\n').count() + 1;
      throw new Unreadable(
          "`%s` is not UTF-8: byte 0x%02X in line %d; save it as UTF-8"
              .formatted(name, bytes[input.position()] & 0xFF, line));
    }
    decoder.flush(text);
    String decoded = text.flip().toString();
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }
}
