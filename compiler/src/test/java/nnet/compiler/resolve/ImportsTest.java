package nnet.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.source.MemoryFiles;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.parse.Parser;
import org.junit.jupiter.api.Test;

/** What names mean where several files are compiled together. */
class ImportsTest {
  private static final String NETWORK =
      """
      network N {
          input x: f32[4]
          output y = x -> shared(3)
      }
      """;

  private static Compilation check(MemoryFiles files) {
    return Compiler.check(files.file("main.nnet"), Request.DEFAULT);
  }

  private static List<String> messages(MemoryFiles files) {
    return check(files).diagnostics().sorted().stream()
        .map(each -> each.span() + ": " + each.message())
        .toList();
  }

  private static long parameters(MemoryFiles files) {
    Compilation compilation = check(files);
    assertThat(compilation.diagnostics().sorted()).noneMatch(Diagnostic::isError);
    return compilation.program().orElseThrow().parameters().stream()
        .mapToLong(each -> each.shape().elements().constant().orElseThrow())
        .sum();
  }

  private static MemoryFiles main(String text) {
    return MemoryFiles.of("main.nnet", text);
  }

  @Test
  void layersOfAnotherFileAreUsed() {
    MemoryFiles files =
        main("import \"lib/layers.nnet\"\n" + NETWORK)
            .with("lib/layers.nnet", "layer shared(units: int)(x: f32[n]) = x -> dense(units)\n");
    assertThat(messages(files)).isEmpty();
    assertThat(parameters(files)).isEqualTo(4 * 3 + 3);
  }

  @Test
  void aNameMeansWhatItMeansInItsFile() {
    MemoryFiles files =
        main("""
        import "layers.nnet"
        layer part(units: int)(x: f32[n]) = x -> dense(100)
        """
                + NETWORK)
            .with(
                "layers.nnet",
                """
                layer part(units: int)(x: f32[n]) = x -> dense(units)
                layer shared(units: int)(x: f32[n]) = x -> part(units)
                """);
    assertThat(parameters(files)).isEqualTo(4 * 3 + 3);
    assertThat(messages(files))
        .containsExactly("main.nnet:2:7: `part` of layers.nnet is hidden by this declaration");
  }

  @Test
  void theLibraryDoesNotSeeWhatHidesItsNames() {
    MemoryFiles files =
        main(
            """
            layer dense(units: int)(x: f32[n]) = x -> relu
            network N {
                input x: f32[5, 4]
                output y = x -> multi_head_attention(heads: 2)
            }
            """);
    assertThat(parameters(files)).isPositive();
  }

  @Test
  void whatAnImportImportsIsItsOwn() {
    MemoryFiles files =
        main("import \"a.nnet\"\n" + NETWORK)
            .with("a.nnet", "import \"b.nnet\"\nlayer other()(x: f32[n]) = x -> shared(2)\n")
            .with("b.nnet", "layer shared(units: int)(x: f32[n]) = x -> dense(units)\n");
    assertThat(messages(files))
        .containsExactly("main.nnet:4:21: there is no layer or function `shared`");
  }

  @Test
  void recordsAndDataAreSharedByAllWhoReachThem() {
    String network =
        """
        network Line {
            input  x: f32[2]
            target t: f32
            output y = x -> dense(1)
            loss = mse(y, t)
        }
        """;
    MemoryFiles files =
        main("""
        import "data.nnet"
        import "networks.nnet"
        train Line on Points { optimizer: sgd(0.1) epochs: 1 batch: 2 seed: 1 }
        """)
            .with(
                "data.nnet",
                """
                import "rows.nnet"
                data Points {
                    from csv("points.csv") as Row
                    x = [a, b]
                    t = c
                }
                """)
            .with("rows.nnet", "record Row { a: f32 b: f32 c: f32 }\n")
            .with("networks.nnet", network);
    assertThat(messages(files)).isEmpty();
    Program program = check(files).program().orElseThrow();
    assertThat(program.name()).isEqualTo("Line");
    assertThat(program.data().orElseThrow().files()).containsExactly("points.csv");
  }

  @Test
  void whatAFileTrainsAndPromisesIsItsOwn() {
    MemoryFiles files =
        main("import \"a.nnet\"\n" + NETWORK)
            .with(
                "a.nnet",
                """
                layer shared(units: int)(x: f32[n]) = x -> dense(units)
                test "wrong" { expect 1 == 2 }
                train Nothing on Nowhere { optimizer: sgd(0.1) epochs: 1 batch: 1 seed: 1 }
                """);
    assertThat(messages(files)).isEmpty();
  }

  @Test
  void theHashCoversWhatIsImported() {
    String main = "import \"a.nnet\"\n" + NETWORK;
    String layer = "layer shared(units: int)(x: f32[n]) = x -> dense(units)\n";
    String one = sha(main(main).with("a.nnet", layer));
    assertThat(one).matches("[0-9a-f]{64}");
    assertThat(sha(main(main).with("a.nnet", layer))).isEqualTo(one);
    assertThat(sha(main(main).with("a.nnet", layer + "// more\n"))).isNotEqualTo(one);
  }

  private static String sha(MemoryFiles files) {
    return check(files).program().orElseThrow().source().sha256();
  }

  @Test
  void chainsOfImportsEnd() {
    MemoryFiles files = main("import \"0.nnet\"\n" + NETWORK);
    for (int i = 0; i < 200; i++) {
      files.with(i + ".nnet", "import \"" + (i + 1) + ".nnet\"\n");
    }
    assertThat(messages(files)).anyMatch(each -> each.contains("at most 64 deep"));
  }

  @Test
  void atMostAThousandFilesAreRead() {
    MemoryFiles files = main(imports(1_100) + NETWORK);
    for (int i = 0; i < 1_100; i++) {
      files.with(i + ".nnet", "");
    }
    Compilation compilation = check(files);
    assertThat(compilation.imports().all()).hasSize(1_000);
    assertThat(compilation.diagnostics().sorted())
        .singleElement()
        .matches(each -> each.message().contains("of at most 1,000 files"));
  }

  @Test
  void atMostAThousandAreLookedFor() {
    assertThat(messages(main(imports(1_100) + NETWORK)))
        .hasSize(1_001)
        .last()
        .asString()
        .contains("main.nnet:1001:", "of at most 1,000 files");
  }

  private static String imports(int count) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append("import \"").append(i).append(".nnet\"\n");
    }
    return all.toString();
  }

  @Test
  void whatIsTheSameIsNotReadAgain() {
    MemoryFiles files = main("import \"wrong.nnet\"\n").with("wrong.nnet", "layer shared(\n");
    SourceFile main = files.file("main.nnet");
    Diagnostics before = new Diagnostics();
    Diagnostics now = new Diagnostics();
    Imports first = Imports.of(Parser.parse(main, before), before);
    Imports second = first.next(Parser.parse(main.withText(main.text() + "\n"), now), now);
    assertThat(second.all().getLast()).isSameAs(first.all().getLast());
    assertThat(now.sorted()).isNotEmpty().isEqualTo(before.sorted());
  }

  @Test
  void aTextWithoutAFileImportsNothing() {
    assertThat(
            Compiler.check(
                    new nnet.compiler.source.SourceFile("a.nnet", "import \"b.nnet\"\n"),
                    Request.DEFAULT)
                .diagnostics()
                .sorted())
        .singleElement()
        .matches(each -> each.message().contains("nothing lies beside it"));
  }
}
