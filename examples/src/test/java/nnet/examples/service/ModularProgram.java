package nnet.examples.service;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** A program that is a module, and has the runtime as another. */
record ModularProgram(Path classes, Path runtime) {
  private static final String MODULE =
      """
      module asking {
        requires nnet.runtime;
        opens asking to nnet.runtime;
      }
      """;
  private static final String PROGRAM =
      """
      package asking;

      import java.nio.file.Path;
      import nnet.runtime.serve.ModelJar;
      import nnet.runtime.serve.RecordPredictor;

      public class Ask {
        record Flat(float area, Integer rooms, Integer year, String district) {}

        public static void main(String[] args) {
          RecordPredictor rents = RecordPredictor.of(ModelJar.open(Path.of(args[0])).predictor());
          System.out.println(rents.predict(new Flat(70, 3, null, "north")).number("price"));
          System.out.println(ModuleLayer.boot().modules());
        }
      }
      """;

  static ModularProgram compile(Path room, Path runtime) throws IOException {
    Path sources = Files.createDirectories(room.resolve("asking"));
    Path classes = room.resolve("asking-classes");
    List<String> words =
        List.of(
            "-p",
            runtime.toString(),
            "-d",
            classes.toString(),
            Files.writeString(sources.resolve("module-info.java"), MODULE).toString(),
            Files.writeString(sources.resolve("Ask.java"), PROGRAM).toString());
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.err, words.toArray(String[]::new));
    if (exitCode != 0) {
      throw new AssertionError("javac ended with " + exitCode);
    }
    return new ModularProgram(classes, runtime);
  }

  /** Its lines, or those of what went wrong. */
  List<String> run(Path jar, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-p", runtime + File.pathSeparator + classes));
    command.addAll(List.of("-m", "asking/asking.Ask", jar.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] said = process.getInputStream().readAllBytes();
    return new String(said, StandardCharsets.UTF_8).lines().toList();
  }
}
