package rents;

import java.nio.file.Path;
import nnet.model.Rents;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.Predictor;
import nnet.runtime.serve.LiveModel;
import nnet.runtime.serve.ModelJar;
import nnet.runtime.serve.RecordPredictor;

/** The model that tells rents now. Another release can take its place at any time. */
final class RentModel {
  private final Path folder;
  private final LiveModel live;
  private volatile Release release;

  private record Release(String jar, RecordPredictor rents) {}

  /** What a flat costs, and who says so. */
  record Answer(float price, String jar) {}

  /** Begins with a jar of this folder. */
  RentModel(Path folder, String jar) {
    this.folder = folder;
    Predictor first = open(jar);
    Rents compiled = new Rents();
    Predictor expected = Predictor.of(compiled, Weights.blank(compiled.schema()));
    if (!first.compatibility().equals(expected.compatibility())) {
      throw new UserError(jar + " is no model of rents as this service was compiled for them");
    }
    live = new LiveModel(first);
    release = new Release(jar, RecordPredictor.of(first));
  }

  Answer predict(Flat flat) {
    Release now = release;
    return new Answer(now.rents().predict(flat).number("price"), now.jar());
  }

  /** Refused if the jar's model does not fit or fails its self-test; then nothing changes. */
  synchronized void swap(String jar) {
    Predictor next = open(jar);
    live.swap(next);
    release = new Release(jar, RecordPredictor.of(next));
  }

  private Predictor open(String jar) {
    if (!jar.matches("[\\w.-]+\\.jar")) {
      throw new UserError("a model is named by its file, such as rents-2.jar; got " + jar);
    }
    return ModelJar.open(folder.resolve(jar)).predictor();
  }
}
