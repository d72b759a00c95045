package nnet.runtime.model;

import java.util.List;
import java.util.Optional;

/**
 * A {@code generate} declaration: what a network's outputs become of its next inputs.
 *
 * @param entry the name of the entry that is run for each token
 * @param token the input that takes each token: at its end, where it is a sequence
 * @param probabilities the output that tokens are chosen by; of a sequence the last position
 * @param until the token that ends a text, and is no part of it
 * @param atMost tokens
 */
public record Generation(
    String name,
    String entry,
    String token,
    String probabilities,
    Choice choice,
    List<Feedback> feedback,
    Optional<Integer> until,
    int atMost) {

  public Generation {
    feedback = List.copyOf(feedback);
  }

  /** An output that is an input of the next step, such as a recurrent state. */
  public record Feedback(String input, String output) {}

  /** How a token is chosen. */
  public sealed interface Choice {}

  /** The most probable one. */
  public record Greedy() implements Choice {}

  /**
   * A random one.
   *
   * @param temperature logarithms of probabilities are divided by it
   * @param topK how many of the most probable ones are drawn from; 0 for all
   * @param topP the most probable ones that have this probability together are drawn from
   */
  public record Sample(double temperature, int topK, double topP) implements Choice {}

  /**
   * The best of several texts that are followed at a time.
   *
   * @param width how many
   * @param lengthPenalty the sum of logarithms is divided by the length to this power
   */
  public record Beam(int width, double lengthPenalty) implements Choice {}
}
