package nnet.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import nnet.benchmarks.work.Workload;

/**
 * The program of a process that predicts once: {@code FirstPrediction CLASS FOLDER WORKLOAD}. The
 * model is in the folder; {@code keep} as a fourth word leaves it there first. It answers when it
 * has predicted, and then with the most memory that it had.
 */
public final class FirstPrediction {
  private FirstPrediction() {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Engine engine =
        Class.forName(arguments[0]).asSubclass(Engine.class).getDeclaredConstructor().newInstance();
    Path folder = Path.of(arguments[1]);
    Workload.Prediction workload = (Workload.Prediction) Workload.parse(arguments[2]);
    if (arguments.length > 3) {
      engine.keep(workload, folder);
    } else {
      engine.restore(workload, folder).run(1);
    }
    answer("predicted");
    answer(Long.toString(EngineProcess.peakKilobytes()));
    Runtime.getRuntime().halt(0);
  }

  private static void answer(String text) {
    System.out.println(Answers.line(text));
    System.out.flush();
  }
}
