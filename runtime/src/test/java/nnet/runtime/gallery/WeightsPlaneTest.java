package nnet.runtime.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plane in which a path of weights moves most. */
class WeightsPlaneTest {
  private static final double[] LONG = {0.6, 0, 0.8, 0, 0};
  private static final double[] SHORT = {-0.8, 0, 0.6, 0, 0};

  /** Three long and one short way, across a corner of the plane that starts at 1, 2, 3, 4, 5. */
  private static List<float[]> path() {
    List<float[]> path = new ArrayList<>();
    for (int step = 0; step <= 8; step++) {
      float[] point = new float[LONG.length];
      for (int i = 0; i < point.length; i++) {
        point[i] = (float) (i + 1 + 3.0 * step * LONG[i] + (step % 2) * SHORT[i]);
      }
      path.add(point);
    }
    return path;
  }

  @Test
  void itsAxesAreThePrincipalComponents() {
    WeightsPlane plane = WeightsPlane.principal(path());
    assertThat(Math.abs(dot(plane.x().values(), LONG))).isCloseTo(1, within(1e-4));
    assertThat(Math.abs(dot(plane.y().values(), SHORT))).isCloseTo(1, within(1e-4));
    assertThat(plane.x().name()).isEqualTo("first direction, 100 % of the path");
    assertThat(plane.y().name()).isEqualTo("second direction, 0 % of the path");
  }

  @Test
  void itGoesThroughTheLastPoint() {
    List<float[]> path = path();
    WeightsPlane plane = WeightsPlane.principal(path);
    assertThat(plane.along(plane.x(), path)[8]).isZero();
    assertThat(plane.along(plane.y(), path)[8]).isZero();
  }

  @Test
  void aPointOfItComesBack() {
    List<float[]> path = path();
    WeightsPlane plane = WeightsPlane.principal(path);
    for (int i = 0; i < path.size(); i++) {
      float[] weights = new float[LONG.length];
      plane.put(plane.along(plane.x(), path)[i], plane.along(plane.y(), path)[i], weights);
      assertThat(weights).containsExactly(path.get(i), within(1e-4f));
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
