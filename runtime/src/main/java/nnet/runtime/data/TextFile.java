package nnet.runtime.data;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipException;
import nnet.runtime.io.Unzipped;
import nnet.runtime.message.UserError;

/** A file of text in UTF-8, gzip or not, which is read from its beginning to its end. */
final class TextFile {
  private static final int MARK = 0xFEFF;

  private TextFile() {}

  /** What is done with the text. */
  interface Reading<T> {
    T of(BufferedReader text) throws IOException;
  }

  static <T> T read(Path file, Reading<T> reading) {
    try (InputStream in = Unzipped.open(file);
        InputStreamReader decoded = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        BufferedReader text = new BufferedReader(decoded, 1 << 16)) {
      return reading.of(withoutMark(text));
    } catch (UncheckedIOException e) {
      throw problem(file, Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)));
    } catch (IOException e) {
      throw problem(file, e);
    }
  }

  /** Without the byte order mark that some programs put first. */
  private static BufferedReader withoutMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != MARK) {
      reader.reset();
    }
    return reader;
  }

  private static UserError problem(Path file, IOException e) {
    return switch (e) {
      case CharacterCodingException coding -> notUtf8(file);
      case EOFException end ->
          new UserError(file + " ends in the middle of what gzip compressed: it is not whole");
      case ZipException broken ->
          new UserError(file + " is no intact gzip file: " + broken.getMessage());
      case NoSuchFileException none -> new UserError("there is no file " + file);
      case AccessDeniedException denied ->
          new UserError("cannot read " + file + ": no permission to read it");
      default -> {
        String kind = Files.isDirectory(file) ? "it is a folder" : e.getMessage();
        yield new UserError("cannot read " + file + ": " + kind);
      }
    };
  }

  /** Reads again, line by line, to tell where. */
  private static UserError notUtf8(Path file) {
    try (InputStream in = Unzipped.open(file)) {
      byte[] bytes = in.readNBytes(Integer.MAX_VALUE - 8);
      if (bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
        return new UserError(file + " is UTF-16; save it as UTF-8");
      }
      int at = firstBroken(bytes);
      int line = 1;
      int start = 0;
      for (int i = 0; i < at; i++) {
        if (bytes[i] == '\n') {
          line++;
          start = i + 1;
        }
      }
      return new UserError(
          "%s:%d:%d: the byte %02X is not UTF-8; save the file as UTF-8"
              .formatted(
                  file,
                  line,
                  new String(bytes, start, at - start, StandardCharsets.UTF_8).length() + 1,
                  bytes[at]));
    } catch (IOException e) {
      return new UserError(file + " is not UTF-8");
    }
  }

  private static int firstBroken(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(1 << 16);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return Math.min(in.position(), bytes.length - 1);
  }
}
