package nnet.compiler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.source.SourceFile;

/** Reads {@code .nnet} files. */
final class SourceFiles {
  private static final int GREATEST = 10_000_000;
  static final String EXTENSION = ".nnet";

  private SourceFiles() {}

  static SourceFile read(String name) throws Refusal, IOException {
    Path path = path(name);
    if (Files.isDirectory(path)) {
      throw Refusal.input("`" + name + "` is a folder" + named(", name a file in it: ", in(path)));
    }
    if (!Files.exists(path)) {
      throw Refusal.input("there is no file `" + name + "`" + suggestion(path));
    }
    if (!Files.isReadable(path)) {
      throw Refusal.input("no permission to read `" + name + "`");
    }
    return new SourceFile(name, decode(name, bytes(name, path)));
  }

  static Path path(String name) throws Refusal {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw Refusal.input("`" + name + "` cannot be the name of a file: " + e.getReason());
    }
  }

  private static byte[] bytes(String name, Path path) throws Refusal, IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(GREATEST + 1);
      if (bytes.length > GREATEST) {
        throw Refusal.input(
            "`%s` is larger than %d MB: that is no source file"
                .formatted(name, GREATEST / 1_000_000));
      }
      return bytes;
    }
  }

  /** UTF-8, with or without a byte order mark. */
  private static String decode(String name, byte[] bytes) throws Refusal {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(input, text, true);
    if (result.isError()) {
      text.flip();
      long line = text.chars().filter(c -> c == '\n').count() + 1;
      throw Refusal.input(
          "`%s` is not UTF-8: byte 0x%02X in line %d; save it as UTF-8"
              .formatted(name, bytes[input.position()] & 0xFF, line));
    }
    decoder.flush(text);
    String decoded = text.flip().toString();
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }

  private static String suggestion(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Path last = path.getFileName();
    if (folder == null || last == null || !Files.isDirectory(folder)) {
      return "";
    }
    return Suggestion.nearest(last.toString(), in(folder))
        .map(found -> "; did you mean `" + path.resolveSibling(found) + "`?")
        .orElse("");
  }

  private static List<String> in(Path folder) throws IOException {
    if (!Files.isReadable(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(EXTENSION))
          .sorted()
          .toList();
    }
  }

  private static String named(String words, List<String> names) {
    return names.isEmpty()
        ? ""
        : words + String.join(", ", names.subList(0, Math.min(5, names.size())));
  }
}
