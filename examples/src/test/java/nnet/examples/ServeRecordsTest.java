package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nnet.compiler.emit.JarWriter;
import nnet.compiler.emit.JavaCompiler;
import nnet.runtime.cli.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is compiled with the classes of two networks, as in a project of a user's own. */
final class ServeRecordsTest {
  /** Its source, which {@code docs/java.md} and {@code docs/drift.md} show. */
  static final String SOURCE = "examples/src/test/resources/service/ServeRecords.java";

  private static final String NAME = "service.ServeRecords";

  @TempDir static Path folder;
  private static Path seeds;
  private static Path sales;
  private static Path jar;
  private static Path classes;

  @BeforeAll
  static void compile() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    Compiled grains = compiled("seeds", sources);
    Compiled shop = compiled("sales", sources);
    sources.put(NAME, Files.readString(SharedData.project().resolve(SOURCE)));
    classes = Files.createDirectory(folder.resolve("classes"));
    for (Map.Entry<String, byte[]> each : JavaCompiler.compile(sources).files().entrySet()) {
      Path file = classes.resolve(each.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
    seeds = trained(grains, "seeds");
    sales = trained(shop, "sales");
    jar = folder.resolve("seeds.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      JarWriter.write(
          out,
          grains.emitted().className(),
          JavaCompiler.compile(grains.emitted().sources()),
          Optional.empty());
    }
  }

  private static Compiled compiled(String name, Map<String, String> sources) {
    Compiled compiled =
        Compiled.file(SharedData.project().resolve("examples/data/" + name + ".nnet"));
    sources.putAll(compiled.emitted().sources());
    return compiled;
  }

  private static Path trained(Compiled compiled, String name) {
    Path out = folder.resolve(name);
    String data = SharedData.project().resolve("examples/data").toString();
    List<String> words =
        List.of("train", "--epochs", "2", "--data-dir", data, "--out", out.toString(), "--quiet");
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    assertThat(Main.run(compiled.model(), words, nowhere, System.err)).isZero();
    return out.resolve("model.safetensors");
  }

  private static Object said(String method, Path... files) throws Exception {
    URL[] own = {classes.toUri().toURL()};
    Class<?>[] types = new Class<?>[files.length];
    Arrays.fill(types, Path.class);
    try (URLClassLoader loader = new URLClassLoader(own, Main.class.getClassLoader())) {
      return loader.loadClass(NAME).getMethod(method, types).invoke(null, (Object[]) files);
    }
  }

  @Test
  void aRowIsARecordAndItsClassHasAName() throws Exception {
    assertThat((String) said("seed", seeds)).matches("(barley|oat|wheat|rye) of 3");
  }

  @Test
  @SuppressWarnings("unchecked")
  void rowsAreAListOrAnArray() throws Exception {
    List<String> kinds = (List<String>) said("seeds", seeds);
    assertThat(kinds).hasSize(3).last().isEqualTo("sum 1");
    assertThat(kinds.subList(0, 2)).allMatch(kind -> kind.matches("[a-z]+"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void aSeriesIsPredictedFromTheFourteenthDayOn() throws Exception {
    assertThat((List<Float>) said("forecasts", sales))
        .hasSize(7)
        .allMatch(forecast -> forecast > 10);
  }

  @Test
  void anyJarTakesMaps() throws Exception {
    assertThat(said("any", jar, seeds)).isEqualTo(said("seed", seeds));
  }

  @Test
  void recordsStayWhereTheModelChanges() throws Exception {
    assertThat((String) said("seed", seeds)).startsWith((String) said("live", jar, seeds));
  }

  @Test
  void gapsAreCounted() throws Exception {
    assertThat(said("gaps", jar, seeds)).isEqualTo(1.0);
  }

  @Test
  void aModelForOtherRecordsIsRefused() throws Exception {
    assertThat((String) said("wrong", sales))
        .isEqualTo(
            "SeedsPredictor was compiled for [length: f32, width: f32?, weight: f32, colour: category]"
                + " -> [probability[3]], but this model has [date: date, price: f32, sold: f32] ->"
                + " [forecast[1]]: compile both from one file");
  }
}
