package nnet.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nnet.runtime.model.Decision.Comparison;
import nnet.runtime.model.Figure;
import nnet.runtime.model.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thresholds beside those that trying all of them finds, counted row by row. */
class ThresholdFitTest {
  private static final List<Objective> OBJECTIVES =
      List.of(
          new Objective.Cost(5, 1),
          new Objective.Cost(0.5, 3),
          new Objective.Cost(0, 1),
          new Objective.Greatest(Figure.ACCURACY),
          new Objective.Greatest(Figure.BALANCED_ACCURACY),
          new Objective.Greatest(Figure.F1),
          new Objective.Greatest(Figure.YOUDEN),
          new Objective.Bounded(Figure.PRECISION, Figure.RECALL, 0.8),
          new Objective.Bounded(Figure.RECALL, Figure.PRECISION, 0.7),
          new Objective.Bounded(Figure.RECALL, Figure.PRECISION, 1));

  /** How many rows of each kind there are: yes and so, yes and not, no and so, no and not. */
  private static double[] counts(Comparison how, float threshold, float[] scores, boolean[] so) {
    double[] counts = new double[4];
    for (int i = 0; i < scores.length; i++) {
      boolean yes =
          switch (how) {
            case GREATER -> scores[i] > threshold;
            case GREATER_EQUAL -> scores[i] >= threshold;
            case LESS -> scores[i] < threshold;
            case LESS_EQUAL -> scores[i] <= threshold;
          };
      counts[yes ? so[i] ? 0 : 1 : so[i] ? 2 : 3]++;
    }
    return counts;
  }

  private static double figure(Figure figure, double[] n) {
    double precision = n[0] / (n[0] + n[1]);
    double recall = n[0] / (n[0] + n[2]);
    double specificity = n[3] / (n[1] + n[3]);
    return switch (figure) {
      case ACCURACY -> (n[0] + n[3]) / (n[0] + n[1] + n[2] + n[3]);
      case BALANCED_ACCURACY -> (recall + specificity) / 2;
      case F1 -> n[0] == 0 ? 0 : 2 * precision * recall / (precision + recall);
      case YOUDEN -> recall + specificity - 1;
      case PRECISION -> precision;
      case RECALL -> recall;
    };
  }

  /** The more the better. */
  private static double worth(Objective objective, double[] n) {
    return switch (objective) {
      case Objective.Cost cost ->
          -(n[1] * cost.falsePositive() + n[2] * cost.falseNegative())
              / (n[0] + n[1] + n[2] + n[3]);
      case Objective.Greatest greatest -> figure(greatest.figure(), n);
      case Objective.Bounded bounded ->
          figure(bounded.other(), n) >= bounded.least()
              ? figure(bounded.figure(), n)
              : figure(bounded.other(), n) - 10;
    };
  }

  private static List<Float> everyThreshold(float[] scores) {
    List<Float> all = new ArrayList<>();
    for (float a : scores) {
      all.add(Math.nextDown(a));
      all.add(a);
      all.add(Math.nextUp(a));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsBetter(Comparison how) {
    Random random = new Random(how.ordinal());
    for (int trial = 0; trial < 300; trial++) {
      int rows = 2 + random.nextInt(30);
      // Few different values make ties.
      int kinds = 1 + random.nextInt(40);
      float[] scores = new float[rows];
      boolean[] so = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        scores[i] = (random.nextInt(kinds) - kinds / 3) / 7f;
        so[i] = random.nextInt(10) < 3 || i == 0;
      }
      so[rows - 1] = false;
      for (Objective objective : OBJECTIVES) {
        check(how, objective, scores, so);
      }
    }
  }

  private static void check(Comparison how, Objective objective, float[] scores, boolean[] so) {
    ThresholdFit.Found found = ThresholdFit.of(how, objective, scores, so);
    double[] own = counts(how, found.threshold(), scores, so);
    double best = Double.NEGATIVE_INFINITY;
    for (float threshold : everyThreshold(scores)) {
      double worth = worth(objective, counts(how, threshold, scores, so));
      best = Double.isNaN(worth) ? best : Math.max(best, worth);
    }
    assertThat(worth(objective, own)).as(objective.text()).isCloseTo(best, within(1e-12));
    for (float threshold : everyThreshold(scores)) {
      double[] other = counts(how, threshold, scores, so);
      if (worth(objective, other) > best - 1e-12) {
        assertThat(own[0] + own[1]).as("fewest yes").isLessThanOrEqualTo(other[0] + other[1]);
      }
    }
    double reached =
        switch (objective) {
          case Objective.Cost cost -> -worth(objective, own);
          case Objective.Greatest greatest -> figure(greatest.figure(), own);
          case Objective.Bounded bounded -> figure(bounded.figure(), own);
        };
    assertThat(found.reached()).isCloseTo(reached, within(1e-12));
  }

  private static org.assertj.core.data.Offset<Double> within(double distance) {
    return org.assertj.core.data.Offset.offset(distance);
  }

  @Test
  void aThresholdIsInTheMiddle() {
    float[] scores = {0.25f, 0.75f, 0.125f, 1f};
    boolean[] so = {false, true, false, true};
    Objective accuracy = new Objective.Greatest(Figure.ACCURACY);
    assertThat(ThresholdFit.of(Comparison.GREATER, accuracy, scores, so).threshold())
        .isEqualTo(0.5f);
    boolean[] not = {true, false, true, false};
    assertThat(ThresholdFit.of(Comparison.LESS, accuracy, scores, not).threshold()).isEqualTo(0.5f);
  }

  /** Between neighbouring numbers there is no middle. */
  @ParameterizedTest
  @EnumSource
  void neighboursAreToldApart(Comparison how) {
    float low = 0.1f;
    float[] scores = {low, Math.nextUp(low), Math.nextUp(Math.nextUp(low))};
    for (int cut = 1; cut < 3; cut++) {
      boolean[] so = new boolean[3];
      for (int i = 0; i < 3; i++) {
        so[i] = i >= cut == how.isUpward();
      }
      Objective accuracy = new Objective.Greatest(Figure.ACCURACY);
      ThresholdFit.Found found = ThresholdFit.of(how, accuracy, scores, so);
      assertThat(found.reached()).isEqualTo(1);
      assertThat(counts(how, found.threshold(), scores, so)[1]).isZero();
      assertThat(counts(how, found.threshold(), scores, so)[2]).isZero();
    }
  }

  /** Where yes never pays, there is none, and where no never does, only that. */
  @Test
  void allOrNothing() {
    float[] scores = {0.9f, 0.2f, 0.5f};
    boolean[] so = {false, true, false};
    float none =
        ThresholdFit.of(Comparison.GREATER, new Objective.Cost(100, 1), scores, so).threshold();
    assertThat(counts(Comparison.GREATER, none, scores, so)).containsExactly(0, 0, 1, 2);
    float all =
        ThresholdFit.of(Comparison.GREATER, new Objective.Cost(1, 100), scores, so).threshold();
    assertThat(counts(Comparison.GREATER, all, scores, so)).containsExactly(1, 2, 0, 0);
    assertThat(all).isLessThan(0.2f);
  }

  @Test
  void objectivesAreWrittenAsTheyAreRead() {
    assertThat(OBJECTIVES.get(1).text())
        .isEqualTo("minimize: cost(false_positive: 0.5, false_negative: 3)");
    assertThat(OBJECTIVES.get(5).text()).isEqualTo("maximize: f1");
    assertThat(OBJECTIVES.get(7).text()).isEqualTo("maximize: precision(recall >= 0.8)");
  }
}
