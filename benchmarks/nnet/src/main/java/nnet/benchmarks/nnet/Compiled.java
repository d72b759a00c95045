package nnet.benchmarks.nnet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nnet.benchmarks.work.Network;
import nnet.benchmarks.work.Optimizer;
import nnet.benchmarks.work.Workload;
import nnet.runtime.model.Model;

/**
 * A network that a workload needs compiled, and the folder that it is compiled to.
 *
 * @param file of the network, without {@code .nnet}
 * @param train which train block, counted from 1
 */
record Compiled(String file, int train, Map<String, String> settings) {

  static Compiled of(Workload workload) {
    return switch (workload) {
      case Workload.Product product -> of(product);
      case Workload.Training training -> of(training.network(), training.optimizer());
      case Workload.Prediction prediction -> of(prediction);
    };
  }

  static Compiled of(Workload.Prediction prediction) {
    return of(prediction.network(), Optimizer.ADAM);
  }

  private static Compiled of(Workload.Product product) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("m", Integer.toString(product.m()));
    settings.put("n", Integer.toString(product.n()));
    settings.put("k", Integer.toString(product.k()));
    settings.put("left", Boolean.toString(product.form().left()));
    settings.put("right", Boolean.toString(product.form().right()));
    return new Compiled("product", 1, settings);
  }

  private static Compiled of(Network network, Optimizer optimizer) {
    Map<String, String> settings = new TreeMap<>();
    for (Map.Entry<String, Integer> size : network.sizes().entrySet()) {
      settings.put(size.getKey(), size.getValue().toString());
    }
    return new Compiled(network.name(), optimizer.ordinal() + 1, settings);
  }

  /** Each has a folder of its own, as all of a kind have one class name. */
  Path folder(Path all) {
    StringBuilder name = new StringBuilder(file).append('-').append(train);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      name.append('-').append(setting.getKey()).append(setting.getValue());
    }
    return all.resolve(name.toString().toLowerCase(Locale.ROOT));
  }

  Model load(Path all) {
    Path folder = folder(all);
    try {
      URL[] path = {folder.resolve("classes").toUri().toURL()};
      ClassLoader loader = new URLClassLoader(path, Compiled.class.getClassLoader());
      String name = Files.readString(folder.resolve("model")).strip();
      return loader.loadClass(name).asSubclass(Model.class).getDeclaredConstructor().newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(folder + " has no network", e);
    }
  }
}
