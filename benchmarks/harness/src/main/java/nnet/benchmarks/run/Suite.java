package nnet.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nnet.benchmarks.work.Form;
import nnet.benchmarks.work.Network;
import nnet.benchmarks.work.Optimizer;
import nnet.benchmarks.work.Workload;

/** All that can be measured, by name. */
final class Suite {
  private static final int[] SQUARES = {
    32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048
  };

  /** Of the networks below: m, n, k of the forward product. */
  private static final int[][] SHAPES = {
    {128, 512, 784}, // mlp, first layer
    {128, 10, 512}, // mlp, second layer
    {64, 128, 9216}, // cnn, first dense layer
    {3840, 256, 8}, // lstm, all inputs at once
    {64, 256, 64}, // lstm, a step
    {64, 192, 64}, // gru, a step
    {2048, 128, 128}, // transformer, projections
    {2048, 512, 128}, // transformer, into the hidden layer
    {128, 128, 32}, // transformer, scores of a head
    {128, 32, 128}, // transformer, values of a head
  };

  private Suite() {}

  static List<Item> all() {
    List<Item> items = new ArrayList<>();
    items.addAll(trainings());
    items.addAll(predictions());
    items.addAll(products());
    items.addAll(Growth.items());
    return items;
  }

  /** All that is measured where no names are given: growth takes long. */
  static List<Item> usual() {
    return all().stream().filter(item -> !Growth.isOne(item)).toList();
  }

  private static List<Item> trainings() {
    return List.of(
        new Item("mlp-rmsprop", new Workload.Training(Network.MLP, Optimizer.RMSPROP, 128)),
        new Item("mlp-adam", new Workload.Training(Network.MLP, Optimizer.ADAM, 128)),
        new Item("cnn", new Workload.Training(Network.CNN, Optimizer.ADAM, 64)),
        new Item("lstm", new Workload.Training(Network.LSTM, Optimizer.ADAM, 64)),
        new Item("gru", new Workload.Training(Network.GRU, Optimizer.ADAM, 64)),
        new Item("transformer", new Workload.Training(Network.TRANSFORMER, Optimizer.ADAM, 16)));
  }

  private static List<Item> predictions() {
    List<Item> items = new ArrayList<>();
    for (Network network : List.of(Network.SMALL, Network.MLP, Network.CNN)) {
      items.add(new Item("predict-" + network.name(), new Workload.Prediction(network, 1)));
      items.add(new Item("batch-" + network.name(), new Workload.Prediction(network, 256)));
    }
    return items;
  }

  private static List<Item> products() {
    List<Item> items = new ArrayList<>();
    for (Form form : Form.values()) {
      for (int n : SQUARES) {
        items.add(product(form, n, n, n));
      }
      for (int[] shape : SHAPES) {
        items.add(product(form, shape[0], shape[1], shape[2]));
      }
    }
    return items;
  }

  private static Item product(Form form, int m, int n, int k) {
    return new Item(
        "product-" + form.name().toLowerCase(Locale.ROOT) + "-" + m + "x" + n + "x" + k,
        new Workload.Product(form, m, n, k));
  }
}
