package nnet.compiler.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of messages, {@code syntax/messages.txt}: texts, and under each what is said about it.
 * {@code ---} divides a text from its messages, an empty line after them ends the case.
 */
class MessagesTest {
  private static final String TABLE = "/syntax/messages.txt";

  record Case(String text, String messages) {
    @Override
    public String toString() {
      return text.strip();
    }
  }

  static List<Case> cases() throws IOException {
    try (InputStream in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(TABLE))) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(table.split("\n\n"))
          .map(part -> part.split("\n---\n"))
          .map(halves -> new Case(halves[0] + "\n", halves[1].strip()))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void says(Case expected) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(new SourceFile("a.nnet", expected.text()), diagnostics);
    List<String> lines = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics.sorted()) {
      lines.add(line(diagnostic));
      if (diagnostic.help() != null) {
        lines.add("    " + diagnostic.help());
      }
    }
    assertThat(String.join("\n", lines)).isEqualTo(expected.messages());
  }

  private static String line(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    return "%d:%d %s[%s] `%s` %s"
        .formatted(
            span.line(),
            span.column(),
            diagnostic.severity().word(),
            diagnostic.code(),
            span.text().replace("\n", "\\n"),
            diagnostic.message());
  }
}
