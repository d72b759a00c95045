package nnet.examples.random;

/** The shape of the value that a random network is at. */
sealed interface Shaped {

  record Vector(int size) implements Shaped {}

  record Image(int height, int width, int channels) implements Shaped {}

  record Sequence(int length, int width) implements Shaped {}

  /** A sequence of {@code T} places, as many as the example has. */
  record Ragged(int width) implements Shaped {}
}
