package nnet.runtime.data.generate;

/** One image among many, which holds noise at first. */
record Canvas(float[] image, int at, int size) {

  /** How bright something is at a point of the square from -1 to 1. */
  interface Figure {
    double brightness(double x, double y);
  }

  /** Adds a figure; what is then below 0 or above 1 is brought there. */
  void paint(Figure figure) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double brightness = figure.brightness(middle(j), middle(i));
        int pixel = at + i * size + j;
        image[pixel] = (float) Math.clamp(image[pixel] + brightness, 0, 1);
      }
    }
  }

  /** The middle of a pixel from -1 to 1. */
  private double middle(int pixel) {
    return (2 * pixel + 1.0) / size - 1;
  }
}
