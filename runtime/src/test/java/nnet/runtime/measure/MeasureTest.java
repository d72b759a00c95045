package nnet.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the examples that scikit-learn's documentation has of the same numbers. */
class MeasureTest {
  private static final double CLOSE = 1e-12;

  /** The example of roc_curve, roc_auc_score and average_precision_score. */
  private static final ScoreCurve CURVE =
      ScoreCurve.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});

  @Test
  void rocIsThePublishedOne() {
    assertThat(CURVE.falsePositiveRates()).containsExactly(0, 0, 0.5, 0.5, 1);
    assertThat(CURVE.truePositiveRates()).containsExactly(0, 0.5, 0.5, 1, 1);
    assertThat(CURVE.thresholds()).containsExactly(Double.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1);
    assertThat(CURVE.area()).isEqualTo(0.75);
  }

  @Test
  void precisionAndRecallAreThePublishedOnes() {
    assertThat(CURVE.precisions()).containsExactly(1, 1, 0.5, 2.0 / 3, 0.5);
    assertThat(CURVE.averagePrecision()).isCloseTo(0.8333333333333333, within(CLOSE));
  }

  @Test
  void equalScoresAreOneThreshold() {
    ScoreCurve curve =
        ScoreCurve.of(new double[] {0.5, 0.5, 0.5, 0.9}, new boolean[] {true, false, true, false});
    assertThat(curve.found()).containsExactly(0, 0, 2);
    assertThat(curve.wrong()).containsExactly(0, 1, 2);
    // Of four pairs of a positive and a negative two are wrong and two undecided.
    assertThat(curve.area()).isEqualTo(0.25);
  }

  @Test
  void oneClassAloneHasNoCurve() {
    assertThat(ScoreCurve.of(new double[] {0.5}, new boolean[] {true}).isDefined()).isFalse();
    assertThat(CURVE.isDefined()).isTrue();
  }

  /** The example of calibration_curve. */
  @Test
  void calibrationIsThePublishedOne() {
    double[] predicted = {0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1.0};
    boolean[] so = {false, false, false, false, true, true, true, true, true};
    Calibration calibration = Calibration.of(predicted, so, 3);
    assertThat(calibration.counts()).containsExactly(3, 2, 4);
    assertThat(calibration.actual()).containsExactly(0, 0.5, 1);
    assertThat(calibration.predicted())
        .usingComparatorWithPrecision(CLOSE)
        .containsExactly(0.2, 0.525, 0.85);
    double byHand = (3 * 0.2 + 2 * 0.025 + 4 * 0.15) / 9;
    assertThat(calibration.error()).isCloseTo(byHand, within(CLOSE));
  }

  @Test
  void anEmptyBinDoesNotCount() {
    Calibration calibration = Calibration.of(new double[] {0, 1}, new boolean[] {false, true}, 10);
    assertThat(calibration.counts()).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(calibration.actual()[4]).isNaN();
    assertThat(calibration.error()).isZero();
  }

  /** The example of confusion_matrix. */
  @Test
  void confusionIsThePublishedOne() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(3, new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2});
    assertThat(matrix.counts()).isDeepEqualTo(new long[][] {{2, 0, 0}, {0, 0, 1}, {1, 0, 2}});
    assertThat(matrix.accuracy()).isCloseTo(4 / 6.0, within(CLOSE));
  }

  /** The examples of r2_score, mean_absolute_error and root_mean_squared_error. */
  @Test
  void errorsOfValuesAreThePublishedOnes() {
    ValueErrors errors = ValueErrors.of(new double[] {2.5, 0, 2, 8}, new double[] {3, -0.5, 2, 7});
    assertThat(errors.r2()).isCloseTo(0.9486081370449679, within(CLOSE));
    assertThat(errors.mae()).isEqualTo(0.5);
    assertThat(errors.rmse()).isCloseTo(0.6123724356957945, within(CLOSE));
    assertThat(ValueErrors.of(new double[] {1, 2}, new double[] {3, 3}).r2()).isNaN();
  }

  @Test
  void scoresAreWhatTheyAreCalled() {
    double[][] scores = {{0.2, 0.8}, {0.6, 0.4}, {0.5, 0.5}};
    Head classes = new Head.Classes("p", List.of("a", "b"), scores, new int[] {1, 1, 0}, true);
    assertThat(Score.name(classes)).isEqualTo("accuracy");
    assertThat(Score.of(classes)).isCloseTo(2 / 3.0, within(CLOSE));
    Head chances =
        new Head.Chances(
            "p",
            List.of("a", "b"),
            new double[][] {{0.5, 0.1}, {0.9, 0.2}},
            new boolean[][] {{true, false}, {false, false}});
    assertThat(Score.of(chances)).isEqualTo(0.75);
    Head values =
        new Head.Values(
            "y", List.of("y"), new double[][] {{2.5, 0, 2, 8}}, new double[][] {{3, -0.5, 2, 7}});
    assertThat(Score.of(values)).isCloseTo(0.9486081370449679, within(CLOSE));
  }
}
