package nnet.runtime.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nnet.runtime.message.UserError;

/** A list of words as JSON, the way metadata can hold it. */
final class WordList {
  private WordList() {}

  static String write(List<String> words) {
    return words.stream().map(HeaderWriter::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  static List<String> read(Path file, String text) {
    try {
      return read(new JsonCursor(text));
    } catch (HeaderException e) {
      throw new UserError(file + " holds a broken list of categories: " + text);
    }
  }

  private static List<String> read(JsonCursor json) {
    List<String> words = new ArrayList<>();
    json.expect('[');
    if (!json.accept(']')) {
      do {
        words.add(json.string());
      } while (json.accept(','));
      json.expect(']');
    }
    json.end();
    return words;
  }
}
