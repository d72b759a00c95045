package nnet.examples.random;

import java.util.List;

/**
 * What a random network is drawn from. Every number is taken modulo the choices there are where it
 * is used, so each recipe is a well-typed network.
 *
 * @param input a vector, an image, a sequence, tokens or a label
 * @param head which outputs and losses
 */
record Recipe(int input, List<Step> steps, int head, int batch) {
  Recipe {
    steps = List.copyOf(steps);
  }

  /** The size of the batch it is run with. */
  int examples() {
    return 1 + batch % 5;
  }

  /** One construct, with two numbers for its options. */
  record Step(int construct, int a, int b) {}
}
