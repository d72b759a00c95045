package nnet.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;

/**
 * From an array to an array, through buffers outside of the heap that stay: the fastest way there
 * is.
 */
final class OnnxPrediction implements Work {
  private final OrtSession session;
  private final float[] values;
  private final float[] results;
  private final FloatBuffer inputs;
  private final FloatBuffer outputs;
  private final Map<String, OnnxTensor> given;
  private final Map<String, OnnxTensor> pinned;
  private final long parameters;

  OnnxPrediction(Workload.Prediction workload, OnnxNetwork network, byte[] model, int threads)
      throws OrtException {
    int batch = workload.batch();
    int width = Examples.outputSize(workload.network());
    long[] shape = {batch, width};
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    this.session = environment.createSession(model, options(threads));
    this.values = Examples.of(workload.network(), batch).inputs();
    this.results = new float[batch * width];
    this.inputs = buffer(values.length);
    this.outputs = buffer(results.length);
    this.given =
        Map.of(OnnxGraph.INPUT, OnnxTensor.createTensor(environment, inputs, network.shape()));
    this.pinned =
        Map.of(
            session.getOutputNames().iterator().next(),
            OnnxTensor.createTensor(environment, outputs, shape));
    this.parameters = network.parameters();
  }

  private static OrtSession.SessionOptions options(int threads) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    return options;
  }

  private static FloatBuffer buffer(int size) {
    return ByteBuffer.allocateDirect(4 * size).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  @Override
  public void run(int times) {
    try {
      for (int i = 0; i < times; i++) {
        inputs.put(0, values);
        session.run(given, pinned).close();
        outputs.get(0, results);
      }
    } catch (OrtException e) {
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
    return parameters;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
