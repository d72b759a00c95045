package nnet.runtime.train;

import nnet.runtime.io.Weights;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;

/** Brings parameters back into their bounds after an update: an entry of the model. */
final class Constraint {
  private final Model model;
  private final int entry;
  private final Frame frame;

  Constraint(Model model, String name, Weights weights) {
    this.model = model;
    this.entry = model.schema().entry(name);
    float[] workspace = new float[model.schema().entries().get(entry).workspace(1)];
    this.frame = new Frame(weights.parameters(), new float[0], weights.states(), workspace, 1);
  }

  void apply() {
    model.run(entry, frame);
  }
}
