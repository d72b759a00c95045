package nnet.compiler.elaborate;

import java.util.Map;
import java.util.Optional;

/**
 * What is to be compiled of a file.
 *
 * @param network by name; the first network with a train declaration, else the last one, if empty
 * @param train the position of the train declaration of that network, counted from 1
 * @param settings options of the network, as {@code --set name=value} gives them
 */
public record Request(
    Optional<String> network, Optional<Integer> train, Map<String, String> settings) {
  public static final Request DEFAULT = new Request(Optional.empty(), Optional.empty(), Map.of());

  public Request {
    settings = Map.copyOf(settings);
  }
}
