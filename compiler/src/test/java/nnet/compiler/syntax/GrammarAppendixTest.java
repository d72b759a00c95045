package nnet.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The specification shows the grammar that the parser is made of. */
class GrammarAppendixTest {
  @Test
  void isTheGrammar() throws IOException {
    Path root = Repository.root();
    String manual = Files.readString(root.resolve("docs/language.md"));
    String grammar = Files.readString(root.resolve("grammar/src/main/antlr4/nnet/grammar/Nnet.g4"));
    String rules =
        grammar.substring(
            grammar.indexOf("file : "), grammar.indexOf("// ---", grammar.indexOf("word\n")));
    assertThat(manual).contains("```antlr\n" + rules.strip() + "\n```");
  }
}
