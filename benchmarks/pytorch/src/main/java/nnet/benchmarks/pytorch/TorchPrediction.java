package nnet.benchmarks.pytorch;

import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** From an array to an array, the batch through memory that stays. */
final class TorchPrediction implements Work {
  private final TorchNetwork network;
  private final boolean classes;
  private final float[] values;
  private final float[] results;
  private final FloatPointer memory;
  private final Tensor inputs;

  TorchPrediction(Workload.Prediction workload) {
    int batch = workload.batch();
    this.network = TorchNetwork.of(workload.network());
    this.network.eval();
    this.classes = Examples.classes(workload.network());
    this.values = Examples.of(workload.network(), batch).inputs();
    this.results = new float[batch * Examples.outputSize(workload.network())];
    this.memory = new FloatPointer(values.length);
    this.inputs = torch.from_blob(memory, network.inputShape(batch));
  }

  @Override
  public void run(int times) {
    try (InferenceMode _ = new InferenceMode(true)) {
      for (int i = 0; i < times; i++) {
        predict();
      }
    }
  }

  private void predict() {
    try (PointerScope _ = new PointerScope()) {
      memory.put(values);
      Tensor y = network.forward(inputs);
      y = classes ? torch.softmax(y, -1) : y;
      new FloatPointer(y.data_ptr_float()).get(results);
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
    return TorchTraining.count(network);
  }
}
