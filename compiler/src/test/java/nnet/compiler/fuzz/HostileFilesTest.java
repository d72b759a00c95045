package nnet.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kept files, and as many changed ones as a build has time for: the same ones each time. */
class HostileFilesTest {
  private static final long SEED = 1;

  /** Sources take the longest. */
  private static int inputs(Kind kind) {
    return switch (kind) {
      case NNET -> 100;
      case SAFETENSORS, NPY, NPZ, IDX, CSV, IMAGES -> 400;
    };
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void areReadOrRefusedInWords(Kind kind) throws IOException {
    Target target = kind.target();
    Bounded bounded = new Bounded(target);
    List<byte[]> corpus = new ArrayList<>(target.seeds());
    assertThat(corpus).isNotEmpty();
    List<Path> kept = Corpus.files(kind);
    for (Path path : kept) {
      byte[] file = Files.readAllBytes(path);
      read(bounded, file, path);
      corpus.add(file);
    }
    Mutator mutator = new Mutator(corpus, target.words(), SEED);
    long start = System.nanoTime();
    for (int i = 0; i < inputs(kind); i++) {
      read(bounded, mutator.next(), FuzzReport.folder().resolve(kind.title() + "-" + i));
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    new FuzzReport(kind, "seeded", SEED, kept.size() + inputs(kind), seconds, 0).write();
  }

  /** A file that is read wrongly is kept under this name. */
  private static void read(Bounded target, byte[] file, Path name) throws IOException {
    try {
      target.read(file);
    } catch (RuntimeException | Error wrong) {
      if (!Files.exists(name)) {
        Files.write(name, file);
      }
      fail(name + " is neither read nor refused in words", wrong);
    }
  }
}
