package nnet.benchmarks.work;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network by the name of its {@code .nnet} file, with the options it is given there.
 *
 * @param sizes such as width, depth and length
 */
public record Network(String name, SortedMap<String, Integer> sizes) {
  public static final Network SMALL = new Network("small", Map.of());
  public static final Network MLP = new Network("mlp", Map.of("width", 512, "depth", 1));
  public static final Network CNN = new Network("cnn", Map.of("filters", 32));
  public static final Network LSTM = new Network("lstm", Map.of("units", 64, "length", 60));
  public static final Network GRU = new Network("gru", Map.of("units", 64, "length", 60));
  public static final Network TRANSFORMER =
      new Network("transformer", Map.of("width", 128, "length", 128, "layers", 2));

  public Network {
    sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
  }

  public Network(String name, Map<String, Integer> sizes) {
    this(name, new TreeMap<>(sizes));
  }

  public int size(String option) {
    Integer size = sizes.get(option);
    if (size == null) {
      throw new IllegalArgumentException(name + " has no size " + option);
    }
    return size;
  }

  /** The same with one size multiplied. */
  public Network grown(String option, int factor) {
    SortedMap<String, Integer> grown = new TreeMap<>(sizes);
    grown.put(option, size(option) * factor);
    return new Network(name, grown);
  }

  /** As in {@code mlp depth=1 width=512}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    sizes.forEach((option, size) -> text.append(' ').append(option).append('=').append(size));
    return text.toString();
  }
}
