package nnet.runtime.progress;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import nnet.runtime.diagnosis.HealthWarning;
import nnet.runtime.io.Json;
import nnet.runtime.train.History;
import nnet.runtime.train.TrainingListener;

/** A line of JSON for each epoch: {@code {"epoch":1,"train.loss":0.3}}. */
public final class JsonProgress implements TrainingListener {
  private final PrintStream out;

  public JsonProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(int epochs, int batches, int examples) {
    out.println(Json.write(Map.of("epochs", epochs)));
  }

  @Override
  public void finished(History.Epoch epoch) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("epoch", epoch.number());
    if (!epoch.stage().isEmpty()) {
      line.put("stage", epoch.stage());
    }
    line.putAll(epoch.values());
    out.println(Json.write(line));
  }

  @Override
  public void warned(HealthWarning warning) {
    out.println(Json.write(warning.json()));
  }

  @Override
  public void interrupted() {
    out.println(Json.write(Map.of("interrupted", true)));
  }
}
