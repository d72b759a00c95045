package nnet.compiler.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nnet.compiler.emit.CompiledClasses;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JarWriter;
import nnet.compiler.emit.JavaCompiler;

/** A temporary folder with the classes of a network, for a JVM that runs it once. */
final class ClassFolder {
  private final Path folder;

  private ClassFolder(Path folder) {
    this.folder = folder;
  }

  static ClassFolder of(Emitted emitted) throws IOException {
    return of(emitted.className(), JavaCompiler.compile(emitted.sources()));
  }

  static ClassFolder of(String className, CompiledClasses classes) throws IOException {
    ClassFolder result = new ClassFolder(Files.createTempDirectory("nnet-"));
    for (Map.Entry<String, byte[]> each : classes.files().entrySet()) {
      result.write(each.getKey().replace('.', '/') + ".class", each.getValue());
    }
    String manifest = JarWriter.manifest(className);
    result.write("META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8));
    return result;
  }

  /** These classes in front of the compiler's own. */
  List<String> classPath() {
    List<String> classPath = new ArrayList<>(List.of(folder.toString()));
    classPath.addAll(VectorProcess.ownClassPath());
    return classPath;
  }

  /** Files and folders go when this process ends, even if it is interrupted. */
  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder;
    for (Path part : Path.of(name)) {
      if (!Files.exists(file)) {
        Files.createDirectory(file);
      }
      file.toFile().deleteOnExit();
      file = file.resolve(part);
    }
    Files.write(file, bytes);
    file.toFile().deleteOnExit();
  }
}
