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
    release = release(jar, first);
  }

  Answer predict(RentsPredictor.Flat flat) {
    Release now = release;
    return new Answer(now.rents().predict(flat).price(), now.jar());
  }

  /** Refused if the jar's model does not fit or fails its self-test; then nothing changes. */
  synchronized void swap(String jar) {
    Predictor next = open(jar);
    Release following = release(jar, next);
    live.swap(next);
    release = following;
  }

  /** How the flats that the present model was asked for differ from those of its training. */
  String drift() {
    return release.rents().drift().report().text();
  }

  private static Release release(String jar, Predictor predictor) {
    RentsPredictor rents = RentsPredictor.of(predictor);
    rents.watch();
    return new Release(jar, rents);
  }

  private Predictor open(String jar) {
    if (!jar.matches("[\\w.-]+\\.jar")) {
      throw new UserError("a model is named by its file, such as rents-2.jar; got " + jar);
    }
    return ModelJar.open(folder.resolve(jar)).predictor();
  }
}
