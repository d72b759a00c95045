package nnet.benchmarks.deeplearning4j;

import java.util.Optional;
import nnet.benchmarks.work.Network;
import nnet.benchmarks.work.Optimizer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network as a chain of layers; there is no gated recurrent unit and no transformer among them.
 */
final class LayerChain {
  private static final int FEATURES = 8;

  private LayerChain() {}

  static Optional<MultiLayerConfiguration> of(Network network, Optimizer optimizer) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder().seed(1).updater(updater(optimizer)).list();
    return switch (network.name()) {
      case "small" -> Optional.of(small(layers));
      case "mlp" -> Optional.of(mlp(layers, network));
      case "cnn" -> Optional.of(cnn(layers, network.size("filters")));
      case "lstm" -> Optional.of(lstm(layers, network));
      default -> Optional.empty();
    };
  }

  private static IUpdater updater(Optimizer optimizer) {
    return switch (optimizer) {
      case ADAM ->
          Adam.builder().learningRate(Optimizer.LEARNING_RATE).epsilon(Optimizer.EPSILON).build();
      case RMSPROP ->
          RmsProp.builder()
              .learningRate(Optimizer.LEARNING_RATE)
              .rmsDecay(0.9)
              .epsilon(Optimizer.EPSILON)
              .build();
    };
  }

  private static DenseLayer dense(int units) {
    return new DenseLayer.Builder().nOut(units).activation(Activation.RELU).build();
  }

  private static OutputLayer classes() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(10)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static OutputLayer value() {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nOut(1)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static MultiLayerConfiguration small(NeuralNetConfiguration.ListBuilder layers) {
    return layers
        .layer(dense(64))
        .layer(dense(32))
        .layer(value())
        .setInputType(InputType.feedForward(20))
        .build();
  }

  private static MultiLayerConfiguration mlp(
      NeuralNetConfiguration.ListBuilder layers, Network network) {
    for (int i = 0; i < network.size("depth"); i++) {
      layers.layer(dense(network.size("width")));
    }
    return layers.layer(classes()).setInputType(InputType.feedForward(784)).build();
  }

  private static MultiLayerConfiguration cnn(
      NeuralNetConfiguration.ListBuilder layers, int filters) {
    return layers
        .layer(convolution(filters))
        .layer(convolution(2 * filters))
        .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
        .layer(dense(128))
        .layer(classes())
        .setInputType(InputType.convolutional(28, 28, 1))
        .build();
  }

  private static ConvolutionLayer convolution(int filters) {
    return new ConvolutionLayer.Builder(3, 3).nOut(filters).activation(Activation.RELU).build();
  }

  private static MultiLayerConfiguration lstm(
      NeuralNetConfiguration.ListBuilder layers, Network network) {
    BaseRecurrentLayer layer =
        new LSTM.Builder().nOut(network.size("units")).activation(Activation.TANH).build();
    return layers
        .layer(new LastTimeStep(layer))
        .layer(value())
        .setInputType(InputType.recurrent(FEATURES, network.size("length")))
        .build();
  }
}
