package nnet.compiler.diagnostic.render;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes JSON: enough for diagnostics, on one line for each. */
final class JsonWriter {
  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  void object(Runnable members) {
    enclose('{', members, '}');
  }

  void name(String name) {
    separate();
    quote(name);
    text.append(':');
    first = true;
  }

  void string(@Nullable String value) {
    separate();
    if (value == null) {
      text.append("null");
    } else {
      quote(value);
    }
  }

  void number(int value) {
    separate();
    text.append(value);
  }

  <T> void array(List<T> items, Consumer<T> item) {
    enclose('[', () -> items.forEach(item), ']');
  }

  /** Each item on its own line. */
  <T> void lines(List<T> items, Consumer<T> item) {
    enclose(
        '[',
        () -> {
          for (T each : items) {
            item.accept(each);
          }
          text.append(items.isEmpty() ? "" : "\n");
        },
        ']');
    text.append('\n');
  }

  void newLine() {
    text.append(first ? "\n" : ",\n");
    first = true;
  }

  private void enclose(char open, Runnable content, char close) {
    separate();
    text.append(open);
    first = true;
    content.run();
    text.append(close);
    first = false;
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7F || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
