package nnet.runtime.data.generate;

/** Where a figure is in its image: turned, stretched and shifted; coordinates go from -1 to 1. */
record Pose(double angle, double size, double slant, double across, double down) {

  /** A point of the image in the figure's own coordinates: across. */
  double x(double imageX, double imageY) {
    double x = imageX - across;
    double y = imageY - down;
    double turned = StrictMath.cos(angle) * x + StrictMath.sin(angle) * y;
    return turned / size + slant * y(imageX, imageY);
  }

  /** A point of the image in the figure's own coordinates: down. */
  double y(double imageX, double imageY) {
    double x = imageX - across;
    double y = imageY - down;
    return (StrictMath.cos(angle) * y - StrictMath.sin(angle) * x) / size;
  }
}
