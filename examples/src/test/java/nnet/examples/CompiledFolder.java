package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nnet.compiler.emit.JavaCompiler;

/**
 * Networks in a folder of classes, for programs in JVMs of their own: threads, kernels and the
 * width of vectors are settings of a whole JVM.
 *
 * @param classNames of the models, in the order of the files
 */
record CompiledFolder(Path folder, List<String> classNames) {
  static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  /**
   * Compiles files of the examples.
   *
   * @param networks below the folder of the examples
   */
  static CompiledFolder of(Path folder, List<String> networks) throws IOException {
    List<String> classNames = new ArrayList<>();
    for (String network : networks) {
      Compiled compiled = Compiled.file(SharedData.project().resolve("examples").resolve(network));
      classNames.add(compiled.emitted().className());
      Map<String, byte[]> classes = JavaCompiler.compile(compiled.emitted().sources()).files();
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        Path file = folder.resolve("classes/" + each.getKey().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, each.getValue());
      }
    }
    return new CompiledFolder(folder, classNames);
  }

  /** Runs a program with these words and the names of the models; the lines that it printed. */
  List<String> run(List<String> options, Class<?> program, List<String> words)
      throws IOException, InterruptedException {
    String classPath =
        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, program.getName()));
    command.addAll(words);
    command.addAll(classNames);
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    return Files.readAllLines(said);
  }
}
