package nnet.compiler.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.resolve.Imports;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.parse.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The standard library holds for unknown options and sizes. */
class LibraryChecksTest {

  static List<Definition> definitions() {
    return Library.definitions();
  }

  /** Of two entries of one name only one could be called. */
  @Test
  void everyNameIsTheOnlyOne() {
    assertThat(definitions()).extracting(each -> each.name().text()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void passes(Definition definition) {
    Diagnostics diagnostics = new Diagnostics();
    Definitions all =
        Definitions.of(
            Imports.of(Parser.parse(new SourceFile("none.nnet", ""), diagnostics), diagnostics),
            diagnostics);
    assertThat(new SymbolicChecks(all).of(definition)).isEmpty();
  }
}
