package nnet.benchmarks.nnet;

import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;

/** A product of two parameters. */
final class NnetProduct implements Work {
  private final Model model;
  private final int number;
  private final Entry entry;
  private final Frame frame;

  NnetProduct(Model model, Workload.Product product) {
    Schema schema = model.schema();
    this.model = model;
    this.number = schema.entry("predict");
    this.entry = schema.entries().get(number);
    float[] parameters = new float[schema.parameterFloats() + Frame.SPARE];
    copy(Examples.matrix(product.m() * product.k(), 1), parameters, schema, 0);
    copy(Examples.matrix(product.k() * product.n(), 2), parameters, schema, 1);
    this.frame =
        new Frame(parameters, new float[0], new float[0], new float[entry.workspace(1)], 1);
  }

  private static void copy(float[] matrix, float[] parameters, Schema schema, int parameter) {
    System.arraycopy(
        matrix, 0, parameters, schema.parameters().get(parameter).offset(), matrix.length);
  }

  @Override
  public void run(int times) {
    for (int i = 0; i < times; i++) {
      model.run(number, frame);
    }
  }

  /** The sum of the first row of the result. */
  @Override
  public double check() {
    int from = entry.outputs().getFirst().at(entry, 1);
    double sum = 0;
    for (int i = from; i < from + entry.outputs().getFirst().size(); i++) {
      sum += frame.b[i];
    }
    return sum;
  }

  @Override
  public long parameters() {
    return frame.p.length;
  }
}
