package nnet.compiler.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Request;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Repository;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All code of the repository: files, and the snippets of the manual. */
class RepositoryParsesTest {
  static Stream<SourceFile> valid() {
    return Stream.of(
            Repository.files().stream().filter(file -> !isOtherTest(file.name())),
            Repository.snippets("nnet").stream(),
            Repository.snippets("nnet fragment").stream().map(RepositoryParsesTest::inBody))
        .flatMap(files -> files);
  }

  /** Statements alone are no file. */
  private static SourceFile inBody(SourceFile fragment) {
    return new SourceFile(fragment.name(), "layer l()(x) {\n" + fragment.text() + "}\n");
  }

  /** The tests of other parts need files with errors. */
  private static boolean isOtherTest(String name) {
    return name.contains("/test/") && !name.contains("/syntax/");
  }

  static Stream<SourceFile> invalid() {
    return Repository.snippets("nnet error").stream();
  }

  @Test
  void thereIsCode() {
    assertThat(Repository.files()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void parses(SourceFile file) {
    assertThat(diagnostics(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void isNotAmbiguous(SourceFile file) {
    assertThat(ambiguities(file)).isEmpty();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("invalid")
  void isRefused(SourceFile file) {
    assertThat(Compiler.check(file, Request.DEFAULT).diagnostics().hasErrors()).isTrue();
  }

  private static List<Diagnostic> diagnostics(SourceFile file) {
    Diagnostics diagnostics = new Diagnostics();
    nnet.compiler.syntax.parse.Parser.parse(file, diagnostics);
    return diagnostics.sorted();
  }

  private static List<String> ambiguities(SourceFile file) {
    List<String> found = new ArrayList<>();
    NnetParser parser = new NnetParser(new TokenReader(file, new Diagnostics()).read());
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void reportAmbiguity(
              Parser recognizer,
              DFA dfa,
              int start,
              int stop,
              boolean exact,
              BitSet alternatives,
              ATNConfigSet configurations) {
            String rule = NnetParser.ruleNames[dfa.atnStartState.ruleIndex];
            String text =
                recognizer
                    .getTokenStream()
                    .getText(org.antlr.v4.runtime.misc.Interval.of(start, stop));
            found.add(rule + " " + alternatives + ": " + text);
          }
        });
    parser.file();
    return found;
  }
}
