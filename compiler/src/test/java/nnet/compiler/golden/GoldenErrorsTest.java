package nnet.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Request;
import nnet.compiler.project.Sources;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code nnet/errors} says in itself what is wrong with it (see {@link Marks}): every
 * diagnostic is marked and every mark occurs. {@code -Dgolden.update=true} writes the marks anew.
 */
class GoldenErrorsTest {
  private static final Path FOLDER =
      Repository.root().resolve("compiler/src/test/resources/nnet/errors");

  static List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.list(FOLDER)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatIsMarked(Path path) throws IOException {
    String golden = Files.readString(path);
    String name = path.getFileName().toString();
    SourceFile source =
        new SourceFile(name, Marks.without(golden), Sources.ofDisk().home(path, name));
    String actual = Marks.with(source, diagnostics(source));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(path, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(path));
  }

  @Test
  void thereAreManyCases() throws IOException {
    assertThat(files()).hasSizeGreaterThan(60);
  }

  private static List<Diagnostic> diagnostics(SourceFile source) {
    return Compiler.check(source, Request.DEFAULT).diagnostics().sorted();
  }
}
