package nnet.compiler;

import java.util.Map;
import java.util.Optional;

/**
 * Which part of a file is compiled.
 *
 * @param network the network's name; without one the file's only or trained network
 * @param train the network of the {@code train} declaration that is meant, where there are several
 * @param settings options of the network by name, as the user wrote them
 */
public record Request(
    Optional<String> network, Optional<String> train, Map<String, String> settings) {
  public static final Request DEFAULT = new Request(Optional.empty(), Optional.empty(), Map.of());

  public Request {
    settings = Map.copyOf(settings);
  }
}
