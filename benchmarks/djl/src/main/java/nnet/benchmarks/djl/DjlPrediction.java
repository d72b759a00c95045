package nnet.benchmarks.djl;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;

/** From an array to an array, by a predictor. */
final class DjlPrediction implements Work {
  private final Model model;
  private final Predictor<float[], float[]> predictor;
  private final float[] values;
  private float[] results = new float[0];

  DjlPrediction(Workload.Prediction workload) {
    DjlNetwork network = DjlNetwork.of(workload.network());
    Shape shape = network.batch(workload.batch());
    this.model = Model.newInstance("benchmark", "PyTorch");
    network.block().initialize(model.getNDManager(), DataType.FLOAT32, shape);
    model.setBlock(network.block());
    this.values = Examples.of(workload.network(), workload.batch()).inputs();
    this.predictor =
        model.newPredictor(new ArrayTranslator(shape, Examples.classes(workload.network())));
  }

  private record ArrayTranslator(Shape shape, boolean classes)
      implements NoBatchifyTranslator<float[], float[]> {
    @Override
    public NDList processInput(TranslatorContext context, float[] input) {
      return new NDList(context.getNDManager().create(input, shape));
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList list) {
      NDArray result = classes ? list.head().softmax(-1) : list.head();
      return result.toFloatArray();
    }
  }

  @Override
  public void run(int times) {
    try {
      for (int i = 0; i < times; i++) {
        results = predictor.predict(values);
      }
    } catch (TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double check() {
    double sum = 0;
    for (float result : results) {
      sum += result;
    }
    return sum;
  }

  @Override
  public long parameters() {
    return model.getBlock().getParameters().stream()
        .mapToLong(each -> each.getValue().getArray().size())
        .sum();
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
