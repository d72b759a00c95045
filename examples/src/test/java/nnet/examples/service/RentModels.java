package nnet.examples.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.cli.Main;
import nnet.runtime.serve.ModelJar;
import nnet.runtime.serve.RecordPredictor;

/** Jars of the service's network, trained briefly. */
record RentModels(Path folder) {

  /** Trains a text as the file beside it, with the same data. */
  void add(String jar, Path file, String text) throws IOException {
    Path source = Files.writeString(file.resolveSibling(jar + ".nnet"), text);
    String out = folder.resolve(jar + "-run").toString();
    nnet(List.of("train", source.toString(), "--out", out, "--quiet"));
    String weights = Path.of(out, "model.safetensors").toString();
    String target = folder.resolve(jar).toString();
    nnet(
        List.of(
            "compile", source.toString(), "-o", target, "--inference-only", "--weights", weights));
    Files.delete(source);
  }

  private static void nnet(List<String> words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    if (Main.run(words.toArray(String[]::new), out, out) != 0) {
      throw new AssertionError(said.toString(StandardCharsets.UTF_8));
    }
  }

  /** The price by a jar, asked in this process. */
  float price(String jar, Map<String, ?> flat) {
    Map<String, Object> fields = new HashMap<>(flat);
    List.of("rooms", "year").forEach(name -> fields.putIfAbsent(name, null));
    try (ModelJar model = ModelJar.open(folder.resolve(jar))) {
      return RecordPredictor.of(model.predictor()).predict(fields).number("price");
    }
  }
}
