package rents;

import java.nio.file.Path;
import nnet.model.RentsPredictor;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.Predictor;
import nnet.runtime.serve.LiveModel;
import nnet.runtime.serve.ModelJar;

/** The model that tells rents now. Another release can take its place at any time. */
final class RentModel {
  private final Path folder;
  private final LiveModel live;
  private volatile Release release;

  private record Release(String jar, RentsPredictor rents) {}

  /** What a flat costs, and who says so. */
  record Answer(float price, String jar) {}

  /**
   * Begins with a jar of this folder, whose fields and outputs are those that were compiled here.
   */
  RentModel(Path folder, String jar) {
    this.folder = folder;
    Predictor first = open(jar);
    live = new LiveModel(first);
    release = new Release(jar, RentsPredictor.of(first));
  }

  Answer predict(RentsPredictor.Flat flat) {
    Release now = release;
    return new Answer(now.rents().predict(flat).price(), now.jar());
  }

  /** Refused if the jar's model does not fit or fails its self-test; then nothing changes. */
  synchronized void swap(String jar) {
    Predictor next = open(jar);
    Release following = new Release(jar, RentsPredictor.of(next));
    live.swap(next);
    release = following;
  }

  private Predictor open(String jar) {
    if (!jar.matches("[\\w.-]+\\.jar")) {
      throw new UserError("a model is named by its file, such as rents-2.jar; got " + jar);
    }
    return ModelJar.open(folder.resolve(jar)).predictor();
  }
}
