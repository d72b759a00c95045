package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Networks that are trained in a folder, and packed with what they were trained to. */
final class TrainedJar {
  private TrainedJar() {}

  /** The jar of a text; its weights are in {@code NAME/model.safetensors} beside it. */
  static Path of(Path folder, String name, String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".nnet"), text);
    Path jar = folder.resolve(name + ".jar");
    compile(file, jar);
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    try (ModelJarLoader loader = new ModelJarLoader(jar)) {
      List<String> words =
          List.of(
              "train",
              "--out",
              folder.resolve(name).toString(),
              "--data-dir",
              folder.toString(),
              "--quiet");
      assertThat(nnet.runtime.cli.Main.run(loader.model(), words, nowhere, System.err)).isZero();
    }
    List<String> more = new ArrayList<>(List.of("--weights", weights(folder, name).toString()));
    more.addAll(List.of(options));
    compile(file, jar, more.toArray(String[]::new));
    return jar;
  }

  static Path weights(Path folder, String name) {
    return folder.resolve(name).resolve("model.safetensors");
  }

  /** What {@code predict} of the whole program writes for rows of a file. */
  static List<String> predicted(Path folder, String name, String rows) throws IOException {
    Path input = Files.writeString(folder.resolve(name + "-rows.csv"), rows);
    Path out = folder.resolve(name + "-out.csv");
    Path jar = folder.resolve(name + "-whole.jar");
    compile(folder.resolve(name + ".nnet"), jar, "--weights", weights(folder, name).toString());
    List<String> words = List.of("predict", "--input", input.toString(), "--out", out.toString());
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    try (ModelJarLoader loader = new ModelJarLoader(jar)) {
      assertThat(nnet.runtime.cli.Main.run(loader.model(), words, nowhere, System.err)).isZero();
    }
    return Files.readAllLines(out);
  }

  static void compile(Path file, Path jar, String... options) {
    List<String> words = new ArrayList<>(List.of("compile", file.toString(), "-o", jar.toString()));
    words.addAll(List.of(options));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
