package nnet.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.CompiledClasses;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JarWriter;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.emit.Loaded;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;

/**
 * The two jars of an example, written into a folder with weights as training begins with.
 *
 * @param training size of the jar that trains, without weights
 * @param predicting size of the jar that only predicts, without weights
 * @param weights size of a file of weights
 */
record JarFigures(
    String name,
    Model model,
    long training,
    long predicting,
    long weights,
    Path trainingJar,
    Path predictingJar) {

  static JarFigures of(Path file, Path folder) throws IOException {
    String name = file.getFileName().toString().replace(".nnet", "");
    SourceFile source = ExampleFiles.read(file);
    Program program = Compiler.check(source, Request.DEFAULT).programs().getFirst();
    Emitted whole = Compiler.emit(Compiler.lower(program));
    CompiledClasses classes = JavaCompiler.compile(whole.sources());
    Model model = Loaded.model(classes, whole.className());
    Emitted small = Compiler.emit(Compiler.lower(program.forInference()));
    CompiledClasses fewer = JavaCompiler.compile(small.sources());
    ByteArrayOutputStream weights = new ByteArrayOutputStream();
    SafeTensors.write(weights, Weights.initial(model, 1).content());
    Optional<byte[]> inside = Optional.of(weights.toByteArray());
    Jar trains = weighed -> out -> JarWriter.write(out, whole.className(), classes, weighed);
    Jar predicts = weighed -> out -> JarWriter.writeInference(out, small, fewer, weighed);
    return new JarFigures(
        name,
        model,
        trains.size(),
        predicts.size(),
        weights.size(),
        Files.write(folder.resolve(name + ".jar"), trains.bytes(inside)),
        Files.write(folder.resolve(name + "-small.jar"), predicts.bytes(inside)));
  }

  /** A jar, with weights or without. */
  private interface Jar {
    Content of(Optional<byte[]> weights);

    default byte[] bytes(Optional<byte[]> weights) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      of(weights).write(out);
      return out.toByteArray();
    }

    default long size() throws IOException {
      return bytes(Optional.empty()).length;
    }
  }

  private interface Content {
    void write(ByteArrayOutputStream out) throws IOException;
  }

  /** Its row of the table of sizes. */
  String row() {
    return "| `%s` | %,d | %s | %s | %s |"
        .formatted(
            name,
            model.schema().parameterCount(),
            kilobytes(weights),
            kilobytes(training),
            kilobytes(predicting));
  }

  List<Long> sizes() {
    return List.of(weights, training, predicting);
  }

  private static String kilobytes(long bytes) {
    return String.format(Locale.ROOT, "%,d KB", Math.ceilDiv(bytes, 1000));
  }
}
