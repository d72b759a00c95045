package nnet.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import nnet.benchmarks.work.Network;
import nnet.benchmarks.work.Optimizer;
import nnet.benchmarks.work.Workload;

/** Trainings one size of which is multiplied: {@code growth-mlp-width-x2}. */
final class Growth {
  static final List<Integer> FACTORS = List.of(1, 2, 4, 8);
  private static final String PREFIX = "growth-";

  private Growth() {}

  static List<Item> items() {
    List<Item> items = new ArrayList<>();
    add(items, Network.MLP, 128);
    add(items, Network.CNN, 64);
    add(items, Network.LSTM, 64);
    add(items, Network.GRU, 64);
    add(items, Network.TRANSFORMER, 16);
    return items;
  }

  private static void add(List<Item> items, Network network, int batch) {
    for (int factor : FACTORS) {
      items.add(item(network, "batch", factor, network, batch * factor));
    }
    for (String option : network.sizes().keySet()) {
      for (int factor : FACTORS) {
        items.add(item(network, option, factor, network.grown(option, factor), batch));
      }
    }
  }

  private static Item item(Network network, String what, int factor, Network grown, int batch) {
    return new Item(
        PREFIX + network.name() + "-" + what + "-x" + factor,
        new Workload.Training(grown, Optimizer.ADAM, batch));
  }

  static boolean isOne(Item item) {
    return item.name().startsWith(PREFIX);
  }

  /** What grows, without how far. */
  static String line(Item item) {
    String name = item.name();
    return name.substring(PREFIX.length(), name.lastIndexOf("-x")).replace('-', ' ');
  }
}
