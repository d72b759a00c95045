package nnet.compiler.ide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words that no library text declares: keywords, settings, types, functions of compile time. */
public final class Words {
  private Words() {}

  /** Where a word means something. */
  public enum Kind {
    DECLARATION,
    STATEMENT,
    ROW,
    STEP,
    SETTING,
    LOOP,
    TYPE,
    CONSTANT,
    FUNCTION,
    COLUMN
  }

  /**
   * @param snippet what is inserted for it, with places to fill
   * @param text what it means, in a sentence
   */
  public record Word(Kind kind, String name, String snippet, String text) {}

  private static final class Holder {
    static final List<Word> ALL = read();

    private static List<Word> read() {
      try (InputStream stream = Words.class.getResourceAsStream("/nnet/words.txt")) {
        if (stream == null) {
          throw new IllegalStateException("the list of words is missing");
        }
        String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        List<Word> words = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> words.add(word(line)));
        return List.copyOf(words);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Word word(String line) {
      String[] parts = line.split("\\|", 4);
      Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
      String snippet = parts[2].isEmpty() ? parts[1] : parts[2].replace("\\n", "\n");
      return new Word(kind, parts[1], snippet, parts[3]);
    }
  }

  /** All of a kind, in the order in which they are proposed. */
  public static List<Word> of(Kind kind) {
    return Holder.ALL.stream().filter(word -> word.kind() == kind).toList();
  }

  private static Optional<String> text(Kind kind, String name) {
    return of(kind).stream()
        .filter(word -> word.name().equals(name))
        .map(word -> "`" + name + "`: " + word.text())
        .findFirst();
  }

  static Optional<String> type(String name) {
    return text(Kind.TYPE, name);
  }

  static Optional<String> setting(String name) {
    return text(Kind.SETTING, name).or(() -> text(Kind.LOOP, name)).or(() -> text(Kind.ROW, name));
  }

  /** Of what stands in expressions. */
  static Optional<String> constant(String name) {
    return text(Kind.CONSTANT, name)
        .or(() -> text(Kind.FUNCTION, name))
        .or(() -> text(Kind.COLUMN, name));
  }
}
