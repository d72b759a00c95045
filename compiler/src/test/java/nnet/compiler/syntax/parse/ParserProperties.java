package nnet.compiler.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Moves;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Outline;
import nnet.compiler.syntax.Repository;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.SyntaxFile;

/** Whatever the text: there is a tree, and everything said about it points into the text. */
class ParserProperties {
  private static final List<String> EXAMPLES =
      Repository.files().stream().map(SourceFile::text).toList();

  private static final List<String> PIECES =
      List.of(
          "network A {",
          "}",
          "{",
          "(",
          ")",
          "[",
          "]",
          "x",
          "y = ",
          "= ",
          "loss",
          "metric ",
          "\n",
          "\n    ",
          " ",
          "->",
          "if ",
          " then ",
          " else ",
          "not ",
          "-",
          "..",
          "...",
          ":",
          ",",
          "\"",
          "\"a\"",
          "3",
          "0.5",
          ".5",
          "3x",
          "//",
          "///",
          "train A on B {",
          "data D {",
          "from csv(",
          "as f32[3]",
          "expect ",
          "error ",
          "in ",
          "repeat 3 {",
          "for i in ",
          "?",
          "~=",
          "<",
          "==",
          "@",
          ";",
          "&&",
          "é",
          "\uD83D\uDE00",
          "\u0000",
          "\t",
          "\r\n",
          "phase p: minimize ",
          "over ");

  @Property(tries = 400)
  void anyTextGivesATree(@ForAll String text) {
    check(text);
  }

  @Property(tries = 1500)
  void anySequenceOfPiecesGivesATree(@ForAll("sequences") String text) {
    check(text);
  }

  @Property(tries = 300)
  void anyPrefixGivesATree(@ForAll("prefixes") String text) {
    check(text);
  }

  @Property(tries = 600)
  void anyEditGivesATree(@ForAll("edits") String text) {
    check(text);
  }

  @Property(tries = 150)
  void theNextVersionIsReadAsIfItWereTheFirst(@ForAll("versions") List<String> versions) {
    SourceFile before = new SourceFile("test.nnet", versions.getFirst());
    SourceFile now = new SourceFile("test.nnet", versions.getLast());
    Diagnostics diagnostics = new Diagnostics();
    Parsed first = Parsed.of(before, new Diagnostics());
    Parsed next = first.next(now, diagnostics);
    Diagnostics expected = new Diagnostics();
    SyntaxFile alone = Parsed.of(now, expected).syntax();

    assertThat(Outline.of(next.syntax())).isEqualTo(Outline.of(alone));
    assertThat(places(next.syntax())).isEqualTo(places(alone));
    assertThat(told(diagnostics)).isEqualTo(told(expected));
    Moves moves = next.since(first);
    for (Declaration declaration : first.syntax().declarations()) {
      moves
          .of(declaration.span())
          .ifPresent(place -> {
            assertThat(place.text()).isEqualTo(declaration.span().text());
            assertThat(next.syntax().declarations()).extracting(Declaration::span).contains(place);
          });
    }
  }

  private static List<String> places(SyntaxFile file) {
    return Outline.spans(file).stream().map(span -> span.start() + "-" + span.end()).toList();
  }

  private static List<String> told(Diagnostics diagnostics) {
    return diagnostics.sorted().stream()
        .map(each -> each.span().start() + "-" + each.span().end() + " " + each.message())
        .toList();
  }

  @Property(tries = 300)
  void aBrokenStatementSpoilsNoOther(@ForAll("brokenLines") String broken) {
    String before = "network A {\n    input x: f32[3]\n    a = x + 1\n";
    String after = "    b = a -> relu\n    loss = mse(a, b)\n}\n\nlayer b()(x) { return x }\n";
    SyntaxFile whole = parse(before + after, new Diagnostics());
    Diagnostics diagnostics = new Diagnostics();
    SyntaxFile damaged = parse(before + broken + "\n" + after, diagnostics);

    assertThat(diagnostics.hasErrors()).isTrue();
    assertThat(damaged.declarations()).hasSize(2);
    assertThat(Outline.of(damaged.declarations().get(1)))
        .isEqualTo(Outline.of(whole.declarations().get(1)));
    int end = before.length() + broken.length();
    List<Statement> kept =
        statements(damaged).stream()
            .filter(s -> s.span().start() < before.length() || s.span().start() > end)
            .toList();
    assertThat(Outline.of(kept)).isEqualTo(Outline.of(statements(whole)));
  }

  private static List<Statement> statements(SyntaxFile file) {
    return file.declarations().getFirst() instanceof Declaration.Definition definition
            && definition.body() instanceof Declaration.Body.Statements body
        ? body.block().statements()
        : List.of();
  }

  @Provide
  Arbitrary<String> sequences() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> prefixes() {
    return Combinators.combine(Arbitraries.of(EXAMPLES), Arbitraries.doubles().between(0, 1))
        .as((text, share) -> text.substring(0, (int) (text.length() * share)));
  }

  @Provide
  Arbitrary<String> edits() {
    return Combinators.combine(
            Arbitraries.of(EXAMPLES),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 12),
            Arbitraries.of(PIECES))
        .as(ParserProperties::edit);
  }

  @Provide
  Arbitrary<List<String>> versions() {
    return Combinators.combine(
            Arbitraries.of(EXAMPLES),
            Arbitraries.of(EXAMPLES),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 12),
            Arbitraries.of(PIECES))
        .as((one, other, share, deleted, piece) ->
            List.of(one + other, edit(one + other, share, deleted, piece)));
  }

  private static String edit(String text, double share, int deleted, String inserted) {
    int at = (int) (text.length() * share);
    int end = Math.min(text.length(), at + deleted);
    return text.substring(0, at) + inserted + text.substring(end);
  }

  @Provide
  Arbitrary<String> brokenLines() {
    return Arbitraries.of(
        "    c = a +",
        "    c = (a",
        "    c = f(a b)",
        "    c = [1, 2",
        "    foo bar",
        "    c = 3x",
        "    c =",
        "    ) = 3",
        "    c = a -> -> b",
        "    repeat { d = 4 }",
        "    if a { c 3 } x",
        "    c = f(a // 2, 3)",
        "    c = \"abc",
        "    a.b = 3",
        "    }",
        "    else",
        "    return",
        "    c = if a then b",
        "    c = a ? b",
        "    f(a)",
        "    c: = 4",
        "    , c",
        "    for i [1] { c = }",
        "    c = f(\n        a b,\n        kernel: 3)");
  }

  private static SyntaxFile parse(String text, Diagnostics diagnostics) {
    return Parser.parse(new SourceFile("test.nnet", text), diagnostics);
  }

  private static void check(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SyntaxFile file = parse(text, diagnostics);
    for (Diagnostic diagnostic : diagnostics.sorted()) {
      checkSpan(diagnostic.span(), text);
      assertThat(diagnostic.message()).isNotBlank();
    }
    Outline.spans(file).forEach(span -> checkSpan(span, text));
  }

  private static void checkSpan(Span span, String text) {
    assertThat(span.start()).isBetween(0, text.length());
    assertThat(span.end()).isBetween(span.start(), text.length());
  }
}
