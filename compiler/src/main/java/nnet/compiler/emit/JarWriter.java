package nnet.compiler.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nnet.runtime.cli.Start;
import nnet.runtime.drift.DriftReport;
import nnet.runtime.drift.FieldDrift;
import nnet.runtime.drift.Thresholds;
import nnet.runtime.drift.Verdict;
import nnet.runtime.generate.TokenGenerator;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.SelfTest;
import nnet.runtime.predict.Session;
import nnet.runtime.serve.DriftMonitor;
import nnet.runtime.serve.InferenceStart;
import nnet.runtime.serve.LiveModel;
import nnet.runtime.serve.ModelJar;
import nnet.runtime.serve.Prediction;
import nnet.runtime.serve.RecordPredictor;
import nnet.runtime.serve.RowPredictor;

/**
 * Packs a model with the runtime, so that {@code java -jar} runs it: all of it and its two small
 * libraries, or what predictions need. The same classes give the same bytes.
 */
public final class JarWriter {
  /** The manifest's attribute that names the model's class. */
  public static final String MODEL_ATTRIBUTE = "Nnet-Model";

  /** How programs find the model: as one of Java's services. */
  private static final String SERVICE = "META-INF/services/" + Model.class.getName();

  private static final String MAIN = Start.class.getName();
  private static final String CLASS = ".class";

  /** What programs call to predict. */
  private static final List<Class<?>> INFERENCE =
      List.of(
          InferenceStart.class,
          Predictor.class,
          Session.class,
          ModelJar.class,
          LiveModel.class,
          SelfTest.class,
          Model.class,
          Schema.class,
          UserError.class);

  /** What they call where the data are records. */
  private static final List<Class<?>> RECORDS =
      List.of(
          RecordPredictor.class,
          RowPredictor.class,
          RowPredictor.Series.class,
          Prediction.class,
          DriftMonitor.class,
          DriftReport.class,
          FieldDrift.class,
          FieldDrift.Change.class,
          Thresholds.class,
          Verdict.class);

  private JarWriter() {}

  /**
   * Writes a jar that trains, predicts and explains.
   *
   * @param weights that predictions use where no others are given
   */
  public static void write(
      OutputStream out, String className, CompiledClasses classes, Optional<byte[]> weights)
      throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (Class<?> library :
        List.of(
            Model.class,
            de.siegmar.fastcsv.reader.CsvReader.class,
            tools.jackson.core.JsonParser.class)) {
      addAll(entries, JavaCompiler.location(library));
    }
    entries.putAll(files(classes));
    // Images are read by the JDK's own module for them.
    write(out, new JarModule(className, MAIN, List.of("java.desktop")), entries, weights);
  }

  /**
   * Writes a jar of a program {@code forInference}: the model, what it calls of the runtime, and
   * what programs call to predict; no library.
   */
  public static void writeInference(
      OutputStream out, Emitted emitted, CompiledClasses classes, Optional<byte[]> weights)
      throws IOException {
    String className = emitted.className();
    Map<String, byte[]> all = new TreeMap<>();
    addAll(all, JavaCompiler.location(Model.class));
    all.putAll(files(classes));
    Map<String, byte[]> byName = new TreeMap<>();
    all.forEach((name, bytes) -> {
      if (name.endsWith(CLASS)) {
        byName.put(name.substring(0, name.length() - CLASS.length()), bytes);
      }
    });
    List<String> roots = new ArrayList<>(List.of(className));
    INFERENCE.forEach(root -> roots.add(root.getName()));
    emitted
        .recordClass()
        .ifPresent(name -> {
          RECORDS.forEach(root -> roots.add(root.getName()));
          // With the records that are declared in it.
          classes.files().keySet().stream()
              .filter(own -> own.equals(name) || own.startsWith(name + "$"))
              .forEach(roots::add);
        });
    if (!emitted.schema().generations().isEmpty()) {
      roots.add(TokenGenerator.class.getName());
    }
    Map<String, byte[]> entries = new TreeMap<>();
    Shaking.of(byName, roots.stream().map(name -> name.replace('.', '/')).toList())
        .forEach((name, bytes) -> entries.put(name + CLASS, bytes));
    String main = InferenceStart.class.getName();
    write(out, new JarModule(className, main, List.of()), entries, weights);
  }

  private static Map<String, byte[]> files(CompiledClasses classes) {
    Map<String, byte[]> files = new TreeMap<>();
    classes.files().forEach((name, bytes) -> files.put(name.replace('.', '/') + CLASS, bytes));
    return files;
  }

  private static void write(
      OutputStream out, JarModule module, Map<String, byte[]> files, Optional<byte[]> weights)
      throws IOException {
    String className = module.className();
    SortedMap<String, byte[]> entries = new TreeMap<>(files);
    FirstClasses.ofAnyJava(entries);
    entries.put(JarModule.FILE, module.file(files.keySet()));
    entries.put(SERVICE, (className + "\n").getBytes(StandardCharsets.UTF_8));
    weights.ifPresent(bytes -> entries.put(className.replace('.', '/') + Weights.IN_JAR, bytes));
    JarEntries.write(out, manifest(className, module.main()), entries);
  }

  /** How the runtime finds the model: the text of {@code META-INF/MANIFEST.MF}. */
  public static String manifest(String className) {
    return manifest(className, MAIN);
  }

  private static String manifest(String className, String main) {
    return String.join(
        "\r\n",
        "Manifest-Version: 1.0",
        "Main-Class: " + main,
        MODEL_ATTRIBUTE + ": " + className,
        "Multi-Release: true",
        "",
        "");
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
    return !name.endsWith(JarModule.FILE)
        && !name.startsWith("META-INF/maven/")
        && !name.equals("META-INF/MANIFEST.MF")
        && !name.endsWith(".SF")
        && !name.endsWith(".RSA");
  }
}
