package nnet.compiler.elaborate;

import java.util.Map;
import java.util.Optional;

/**
 * What is to be compiled of a file.
 *
 * @param network by name; the first network with a train declaration, else the last one, if empty
 * @param train the position of the train declaration of that network, counted from 1
 * @param settings options of the network, as {@code --set name=value} gives them
 * @param explained whether outputs are to be differentiated for inputs too
 * @param sweeps whether the learning rate is to be set anew at each step
 */
public record Request(
    Optional<String> network,
    Optional<Integer> train,
    Map<String, String> settings,
    boolean explained,
    boolean sweeps) {
  public static final Request DEFAULT = new Request(Optional.empty(), Optional.empty(), Map.of());

  public Request {
    settings = Map.copyOf(settings);
  }

  public Request(Optional<String> network, Optional<Integer> train, Map<String, String> settings) {
    this(network, train, settings, false, false);
  }

  /** The same, with what explanations need. */
  public Request withExplanations() {
    return new Request(network, train, settings, true, sweeps);
  }

  /** The same, with what the search for a learning rate needs. */
  public Request withSweep() {
    return new Request(network, train, settings, explained, true);
  }
}
