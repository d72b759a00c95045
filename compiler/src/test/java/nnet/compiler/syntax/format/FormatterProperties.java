package nnet.compiler.syntax.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Outline;
import nnet.compiler.syntax.Repository;
import nnet.compiler.syntax.parse.Parser;
import nnet.grammar.NnetLexer;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** However a file is laid out: formatting keeps what it means, its comments, and itself. */
class FormatterProperties {
  private static final List<SourceFile> FILES =
      Repository.files().stream().filter(file -> !hasErrors(file)).toList();

  @Property(tries = 400)
  void whiteSpaceMeansNothing(@ForAll("layouts") String text) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(new SourceFile("a.nnet", text), diagnostics);
    assertThat(diagnostics.sorted()).filteredOn(Diagnostic::isError).isEmpty();
  }

  @Property(tries = 400)
  void formattingTwiceChangesNothing(@ForAll("layouts") String text) {
    String once = format(text);
    assertThat(format(once)).isEqualTo(once);
  }

  @Property(tries = 400)
  void theTreeStays(@ForAll("layouts") String text) {
    assertThat(outline(format(text))).isEqualTo(outline(text));
  }

  @Property(tries = 400)
  void commentsStay(@ForAll("layouts") String text) {
    assertThat(comments(format(text))).isEqualTo(comments(text));
  }

  @Property(tries = 200)
  void linesEndWhereTheyEnd(@ForAll("layouts") String text) {
    String formatted = format(text);
    assertThat(formatted).endsWith("\n").doesNotContain("\n\n\n").doesNotContainPattern("[ \t]\n");
  }

  /** The files with other white space: line breaks, spaces and comments between the same tokens. */
  @Provide
  Arbitrary<String> layouts() {
    return Combinators.combine(
            Arbitraries.of(FILES),
            Arbitraries.longs(),
            Arbitraries.integers().between(0, 30),
            Arbitraries.integers().between(0, 10))
        .as(FormatterProperties::disturbed);
  }

  private static String disturbed(SourceFile file, long seed, int breaks, int comments) {
    Random random = new Random(seed);
    CommonTokenStream tokens = Parser.read(file, new Diagnostics()).tokens();
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (Token token : tokens.getTokens()) {
      if (token.getType() == Token.EOF) {
        break;
      }
      String gap = file.text().substring(end, token.getStartIndex());
      text.append(random.nextInt(100) < breaks ? otherGap(gap, random, comments) : gap);
      text.append(token.getText());
      end = token.getStopIndex() + 1;
    }
    return text.append('\n').toString();
  }

  private static String otherGap(String gap, Random random, int comments) {
    if (random.nextInt(100) < comments) {
      return "  // note " + random.nextInt(9) + "\n";
    }
    return switch (random.nextInt(4)) {
      case 0 -> gap + " ".repeat(random.nextInt(5));
      case 1 -> gap + "\n" + " ".repeat(random.nextInt(12));
      case 2 -> gap + "\n\n\n\t";
      default -> gap.isEmpty() || gap.contains("\n") ? gap : " ";
    };
  }

  private static boolean hasErrors(SourceFile file) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(file, diagnostics);
    return diagnostics.hasErrors();
  }

  private static String format(String text) {
    return Formatter.format(new SourceFile("a.nnet", text));
  }

  private static String outline(String text) {
    return Outline.of(Parser.parse(new SourceFile("a.nnet", text), new Diagnostics()));
  }

  private static List<String> comments(String text) {
    List<String> found = new ArrayList<>();
    Parser.read(new SourceFile("a.nnet", text), new Diagnostics()).tokens().getTokens().stream()
        .filter(t -> t.getType() == NnetLexer.COMMENT || t.getType() == NnetLexer.DOCUMENTATION)
        .forEach(t -> found.add(t.getText().strip()));
    Collections.sort(found);
    return found;
  }
}
