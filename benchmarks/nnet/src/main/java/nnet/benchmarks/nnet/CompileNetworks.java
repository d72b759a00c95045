package nnet.benchmarks.nnet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.benchmarks.work.Workload;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.runtime.model.Model;

/**
 * {@code CompileNetworks NETWORKS OUT}: compiles what the workloads on standard input need, with
 * their Java beside the classes.
 */
public final class CompileNetworks {
  private final Path networks;
  private final Path out;

  private CompileNetworks(Path networks, Path out) {
    this.networks = networks;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    CompileNetworks all = new CompileNetworks(Path.of(arguments[0]), Path.of(arguments[1]));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line : in.lines().toList()) {
        all.compile(Compiled.of(Workload.parse(line)));
      }
    }
  }

  private void compile(Compiled wanted) throws IOException {
    Path file = networks.resolve(wanted.file() + ".nnet");
    Path folder = wanted.folder(out);
    Path name = folder.resolve("model");
    if (isNewer(name, file)) {
      return;
    }
    Emitted emitted = Compiler.emit(Compiler.lower(program(file, wanted)));
    for (Map.Entry<String, String> source : emitted.sources().entrySet()) {
      write(folder.resolve("java"), source.getKey(), ".java", bytes(source.getValue()));
    }
    for (Map.Entry<String, byte[]> type :
        JavaCompiler.compile(emitted.sources()).files().entrySet()) {
      write(folder.resolve("classes"), type.getKey(), ".class", type.getValue());
    }
    Files.write(name, bytes(emitted.className()));
  }

  private static Program program(Path file, Compiled wanted) throws IOException {
    String text = withLength(Files.readString(file), wanted);
    SourceFile source = new SourceFile(file.getFileName().toString(), text);
    Optional<Integer> train = wanted.train() == 1 ? Optional.empty() : Optional.of(wanted.train());
    Compilation compilation =
        Compiler.check(source, new Request(Optional.empty(), train, wanted.settings()));
    return compilation
        .program()
        .orElseThrow(
            () -> new IllegalStateException(file + ": " + compilation.diagnostics().sorted()));
  }

  /** Rows are as long as the network that reads them; a record has no options that say so. */
  private static String withLength(String text, Compiled wanted) {
    String length = wanted.settings().get("length");
    return length == null ? text : text.replaceFirst("(record Row \\{[^\\[]*\\[)\\d+", "$1" + length);
  }

  /** Whether a result is newer than its source, the compiler and the runtime. */
  private static boolean isNewer(Path result, Path source) throws IOException {
    if (!Files.exists(result)) {
      return false;
    }
    FileTime time = Files.getLastModifiedTime(result);
    for (Path each : List.of(source, location(Compiler.class), location(Model.class))) {
      if (Files.getLastModifiedTime(each).compareTo(time) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Path location(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Path folder, String name, String suffix, byte[] bytes)
      throws IOException {
    Path file = folder.resolve(name.replace('.', '/') + suffix);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
