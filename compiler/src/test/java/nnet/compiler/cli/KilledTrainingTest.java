package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nnet.runtime.io.SafeTensors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training that is stopped from outside, whenever it may be, ends as if nothing had been. */
class KilledTrainingTest {
  private static final int KILLS = Integer.getInteger("nnet.kills", 3);
  private static final int EPOCHS = 8;
  private static final int NO_END = 1_000_000;
  private static final int SIGINT = 2;
  private static final int SIGTERM = 15;

  /** All that can be remembered from step to step is in it. */
  static final String TEXT =
      """
      network Series {
          input  x: f32[3, 2]
          target t: f32
          output y = x -> gru(4, stateful: true) -> batch_norm -> dropout(0.2) -> dense(1)
          loss   = mse(y, t)
          metric mae(y, t)
      }

      data Made {
          from linear(rows: 400, features: 6, seed: 1)
          split in_order: train 0.7, validation 0.15, test 0.15
          x = reshape(x, [3, 2])
          t = y -> standardize
      }

      train Series on Made {
          optimizer: adam(plateau(0.01, patience: 1)) -> ema(0.9)
          accumulate: 3
          shuffle: false
          batch: 8
          checkpoint: (every: 1, keep: 2)
          early_stopping: (patience: 1000)
      }
      """;

  @TempDir Path folder;
  private Path jar = Path.of("");

  @BeforeEach
  void compile() throws IOException {
    Path file = Files.writeString(folder.resolve("series.nnet"), TEXT);
    jar = folder.resolve("series.jar");
    Run run = Run.of("compile", file.toString(), "-o", jar.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private Process start(Path out, int epochs, boolean resume) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar.toString()));
    command.addAll(List.of("train", "--quiet", "--out", out.toString(), "--epochs=" + epochs));
    if (resume) {
      command.add("--resume");
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("printed").toFile())
        .start();
  }

  private void finish(Path out, int epochs, boolean resume)
      throws IOException, InterruptedException {
    assertThat(start(out, epochs, resume).waitFor()).as(printed()).isZero();
  }

  /** Goes on for a while, which ends as if nothing had been. */
  private void assertGoesOn(Path stopped) throws IOException, InterruptedException {
    String history =
        SafeTensors.read(checkpoint(stopped)).metadata().get("checkpoint state history");
    int epochs = (int) Objects.requireNonNull(history).lines().count() + 1;
    Path whole = folder.resolve("whole" + epochs);
    finish(whole, epochs, false);
    finish(stopped, epochs, true);
    assertSame(stopped, whole);
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("printed"));
  }

  private static Path checkpoint(Path out) {
    return out.resolve("checkpoint.safetensors");
  }

  private static void assertSame(Path one, Path other) {
    for (String name :
        List.of("model.safetensors", "history.csv", "metrics.json", "checkpoint.safetensors")) {
      assertThat(one.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
    }
  }

  @Test
  void afterAnyKillTheEndIsTheSame() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole");
    long begin = System.nanoTime();
    finish(whole, EPOCHS, false);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    Random random = new Random(KILLS);
    int writing = 0;
    for (int i = 0; i < KILLS; ) {
      // A few kills for each run, so that they hit its beginning as well as its end.
      Path killed = folder.resolve("killed" + i);
      for (int j = 0; j < 3 && i < KILLS; j++, i++) {
        Process process = start(killed, EPOCHS, Files.exists(checkpoint(killed)));
        process.waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        writing += leftovers(killed, "." + process.pid() + ".part") > 0 ? 1 : 0;
        assertNothingIsHalf(killed);
      }
      finish(killed, EPOCHS, Files.exists(checkpoint(killed)));
      assertSame(killed, whole);
      assertThat(leftovers(killed, ".part")).isZero();
    }
    tell(
        "killed and resumed",
        "GRU, dropout, batch normalisation, moving average",
        "%d of %d kills end in the same bytes, %d of them amid a file"
            .formatted(KILLS, KILLS, writing));
  }

  /** A line of the table that {@code .ci/trust} prints: what, in which case, what was seen. */
  static void tell(String what, String which, String seen) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/trust"));
    Files.writeString(
        folder.resolve(what.replace(' ', '-') + ".tsv"),
        String.join("\t", what, which, seen) + "\n");
  }

  /** Files that a process had begun to write under another name when it was killed. */
  private static long leftovers(Path out, String ending) throws IOException {
    if (!Files.exists(out)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    }
  }

  /** What has its final name can be read to its end. */
  private static void assertNothingIsHalf(Path out) throws IOException {
    if (!Files.exists(out)) {
      return;
    }
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".safetensors")).toList()) {
        assertThat(SafeTensors.read(file).tensors()).as(file.toString()).isNotEmpty();
      }
    }
  }

  @Test
  void signalsLeaveACheckpoint() throws IOException, InterruptedException {
    for (int signal : heard()) {
      Path stopped = folder.resolve("stopped" + signal);
      Process process = start(stopped, NO_END, false);
      await(process, stopped);
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + signal);
      assertThat(printed())
          .contains("stopped in epoch", "go on with the same command and --resume")
          .doesNotContain("Exception");
      assertGoesOn(stopped);
    }
  }

  /** A shell lets what it starts in the background ignore Ctrl-C, and so do all below. */
  private static List<Integer> heard() throws IOException {
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask >> (SIGINT - 1) & 1) == 1);
    return ignored ? List.of(SIGTERM) : List.of(SIGINT, SIGTERM);
  }

  private static void await(Process process, Path out) throws InterruptedException {
    while (process.isAlive() && !Files.exists(checkpoint(out))) {
      process.waitFor(5, TimeUnit.MILLISECONDS);
    }
  }

  /** The compiler's process has the network's as a child, and neither outlives the other. */
  @Test
  void twoProcessesEndTogether() throws IOException, InterruptedException {
    Path stopped = folder.resolve("stopped");
    Process asked = startCompiler(stopped);
    asked.toHandle().destroy();
    assertThat(asked.waitFor()).isEqualTo(128 + SIGTERM);
    assertThat(printed()).contains("go on with the same command and --resume");
    assertGoesOn(stopped);
    Path killed = folder.resolve("killed");
    Process process = startCompiler(killed);
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    assertThat(children).isNotEmpty();
    children.forEach(child -> child.onExit().join());
    assertGoesOn(killed);
  }

  /** A process of {@code nnet train} that has written a checkpoint. */
  private Process startCompiler(Path out) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "nnet.compiler.cli.Main",
                "train",
                folder.resolve("series.nnet").toString(),
                "--quiet",
                "--epochs=" + NO_END,
                "--out",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile())
            .start();
    await(process, out);
    return process;
  }
}
