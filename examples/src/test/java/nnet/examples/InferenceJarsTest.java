package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JarWriter;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a prediction comes to was left out of a jar for predictions. */
class InferenceJarsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start/spiral",
        "start/mnist",
        "vision/lenet",
        "vision/resnet",
        "vision/masks",
        "sequence/transformer",
        "sequence/ragged",
        "sequence/states",
        "sequence/generate",
        "custom/everything",
        "data/shops"
      })
  void itPredictsByItself(String example) throws Exception {
    Path jar = folder.resolve("model.jar");
    Path file = SharedData.project().resolve("examples").resolve(example + ".nnet");
    SourceFile source = ExampleFiles.read(file);
    Program program = Compiler.check(source, Request.DEFAULT).programs().getFirst();
    Emitted emitted = Compiler.emit(Compiler.lower(program.forInference()));
    try (OutputStream out = Files.newOutputStream(jar)) {
      JarWriter.writeInference(
          out, emitted, JavaCompiler.compile(emitted.sources()), Optional.empty());
    }
    assertThat(Files.size(jar)).isLessThan(300_000);
    URL[] alone = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
      assertThat(predicted(loader, emitted.className())).isNotEmpty();
    }
  }

  /** The outputs for zeros, of a network whose parameters are zeros; by the jar's own runtime. */
  private static float[] predicted(ClassLoader loader, String className) throws Exception {
    Object model = loader.loadClass(className).getDeclaredConstructor().newInstance();
    Class<?> weights = loader.loadClass("nnet.runtime.io.Weights");
    Object schema = loader.loadClass("nnet.runtime.model.Model").getMethod("schema").invoke(model);
    Method blank = weights.getMethod("blank", schema.getClass());
    Class<?> type = loader.loadClass("nnet.runtime.predict.Predictor");
    Object predictor =
        type.getMethod("of", loader.loadClass("nnet.runtime.model.Model"), weights)
            .invoke(null, model, blank.invoke(null, schema));
    float[] examples = new float[3 * (int) type.getMethod("inputSize").invoke(predictor)];
    float[] results = new float[3 * (int) type.getMethod("outputSize").invoke(predictor)];
    type.getMethod("predictBatch", float[].class, float[].class, int.class)
        .invoke(predictor, examples, results, 3);
    return results;
  }
}
