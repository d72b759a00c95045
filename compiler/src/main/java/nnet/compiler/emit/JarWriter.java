package nnet.compiler.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nnet.runtime.model.Model;

/**
 * Packs a model with the runtime and its two small libraries, so that {@code java -jar} runs it.
 * The same classes give the same bytes: entries in order, one fixed time.
 */
public final class JarWriter {
  /** The manifest's attribute that names the model's class. */
  public static final String MODEL_ATTRIBUTE = "Nnet-Model";

  /** How programs find the model: as one of Java's services. */
  private static final String SERVICE = "META-INF/services/" + Model.class.getName();

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final String MAIN = "nnet.runtime.cli.Main";

  private JarWriter() {}

  /** Writes the jar of a model. */
  public static void write(OutputStream out, String className, CompiledClasses classes)
      throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (Class<?> library :
        List.of(
            Model.class,
            de.siegmar.fastcsv.reader.CsvReader.class,
            tools.jackson.core.JsonParser.class)) {
      addAll(entries, JavaCompiler.location(library));
    }
    classes.files().forEach((name, bytes) -> entries.put(name.replace('.', '/') + ".class", bytes));
    entries.put(SERVICE, (className + "\n").getBytes(StandardCharsets.UTF_8));
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "META-INF/MANIFEST.MF", manifest(className).getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
    }
  }

  /** How the runtime finds the model: the text of {@code META-INF/MANIFEST.MF}. */
  public static String manifest(String className) {
    return String.join(
        "\r\n",
        "Manifest-Version: 1.0",
        "Main-Class: " + MAIN,
        MODEL_ATTRIBUTE + ": " + className,
        "Multi-Release: true",
        "",
        "");
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static void addAll(Map<String, byte[]> entries, Path library) throws IOException {
    if (Files.isDirectory(library)) {
      addTree(entries, library);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(library)) {
        addTree(entries, jar.getPath("/"));
      }
    }
  }

  private static void addTree(Map<String, byte[]> entries, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (Files.isRegularFile(file) && belongs(name) && !entries.containsKey(name)) {
          try (InputStream in = Files.newInputStream(file)) {
            entries.put(name, in.readAllBytes());
          }
        }
      }
    }
  }

  /** Neither descriptions of other modules nor signatures nor build files. */
  private static boolean belongs(String name) {
    return !name.endsWith("module-info.class")
        && !name.startsWith("META-INF/maven/")
        && !name.equals("META-INF/MANIFEST.MF")
        && !name.endsWith(".SF")
        && !name.endsWith(".RSA");
  }
}
