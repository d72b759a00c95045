package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On a disk that is full, and on one that cannot be written to, commands say so and leave what was
 * there; when there is room again, training goes on as if nothing had been. The disk is a small one
 * in memory, where a process may have one that no other sees.
 */
class FullDiskTest {
  /** Takes the disk's folder, one for results, Java, the jar of a network, and a class path. */
  private static final String SCRIPT =
      """
      disk=$1 results=$2 java=$3 jar=$4 class_path=$5
      mount -t tmpfs -o size=2m tmpfs "$disk" || exit 90
      run() {
        name=$1; shift
        "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData "$@" \\
            > "$results/$name.said" 2>&1
        echo $? > "$results/$name.code"
      }
      nnet() { name=$1; shift; run "$name" -cp "$class_path" nnet.compiler.cli.Main "$@"; }
      train() {
        name=$1; folder=$2; shift 2
        run "$name" -jar "$jar" train --quiet --out "$disk/$folder" "$@"
      }
      all() {
        train "$1-train" run --resume --epochs=4
        nnet "$1-compile" compile "$disk/other.nnet" -o "$disk/series.jar" --inference-only
        nnet "$1-source" compile "$disk/other.nnet" --source-out "$disk/java"
        nnet "$1-fmt" fmt "$disk/other.nnet"
        cp -r "$disk" "$results/$1"
      }
      cp "$results/series.nnet" "$results/other.nnet" "$disk"
      train train run --epochs=2
      nnet compile compile "$disk/series.nnet" -o "$disk/series.jar" --inference-only
      nnet source compile "$disk/series.nnet" --source-out "$disk/java"
      cp -r "$disk" "$results/before"
      cat /dev/zero > "$disk/filler" 2> "$results/filler.said"
      all full
      mount -o remount,ro "$disk"
      all fixed
      mount -o remount,rw "$disk"
      rm "$disk/filler"
      train again run --resume --epochs=4
      cp -r "$disk/run" "$results/again"
      train whole whole --epochs=4
      cp -r "$disk/whole" "$results/whole"
      """;

  private static final List<String> COMMANDS = List.of("train", "compile", "source", "fmt");

  @TempDir static Path folder;

  @BeforeAll
  static void fillADisk() throws IOException, InterruptedException {
    String other = KilledTrainingTest.TEXT.replace("gru(4", "gru(5");
    Files.writeString(folder.resolve("other.nnet"), other.replace("loss   =", "loss="));
    Path source = Files.writeString(folder.resolve("series.nnet"), KilledTrainingTest.TEXT);
    Path jar = folder.resolve("series.jar");
    TrainedJar.compile(source, jar);
    Path script = Files.writeString(folder.resolve("script"), SCRIPT);
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    int code =
        ended(
            List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                script.toString(),
                disk.toString(),
                folder.toString(),
                java,
                jar.toString(),
                System.getProperty("java.class.path")));
    boolean possible = Files.exists(folder.resolve("before"));
    KilledTrainingTest.tell(
        "full disk",
        "a disk in memory of 2 MB, full and read-only",
        possible
            ? COMMANDS.size() + " commands tried in both: see FullDiskTest"
            : "no such disk may be made here: a stream that ends stands for it, see"
                + " SafeTensorsTest");
    Assumptions.assumeTrue(possible, "a process may not mount a disk here");
    assertThat(code).as(Files.readString(folder.resolve("said"))).isZero();
  }

  private static int ended(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("said").toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1; // there is no such program
    }
  }

  private static String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".said"));
  }

  private static void assertCode(String name, int code) throws IOException {
    assertThat(Files.readString(folder.resolve(name + ".code")).strip())
        .as(said(name))
        .isEqualTo(Integer.toString(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "compile", "source", "fmt"})
  void aFullDiskIsSaid(String command) throws IOException {
    assertCode("full-" + command, 1);
    assertThat(said("full-" + command))
        .contains("error: cannot write ")
        .contains("the disk is full")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "compile", "source", "fmt"})
  void aDiskThatIsReadOnlyIsSaid(String command) throws IOException {
    assertCode("fixed-" + command, 1);
    assertThat(said("fixed-" + command))
        .contains("error: cannot write ")
        .contains("no permission to write there")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "fixed"})
  void everyFileIsAsItWas(String disk) throws IOException {
    Map<String, byte[]> before = files("before");
    assertThat(before).hasSizeGreaterThan(7).containsKey("run/model.safetensors");
    assertThat(files(disk)).containsExactlyEntriesOf(before);
  }

  @Test
  void withRoomAgainTrainingGoesOn() throws IOException {
    assertCode("again", 0);
    assertCode("whole", 0);
    assertThat(files("again")).containsExactlyEntriesOf(files("whole"));
  }

  /** By name, without what fills the disk. */
  private static Map<String, byte[]> files(String name) throws IOException {
    Path root = folder.resolve(name);
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("filler")) {
          files.put(root.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }
}
