package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import nnet.runtime.measure.Calibration;
import nnet.runtime.measure.ConfusionMatrix;
import nnet.runtime.measure.Head;
import nnet.runtime.measure.Outcomes;
import nnet.runtime.measure.ScoreCurve;
import nnet.runtime.model.Figure;
import nnet.runtime.plot.CalibrationPicture;
import nnet.runtime.plot.Line;
import nnet.runtime.plot.MatrixPicture;
import nnet.runtime.plot.Picture;
import nnet.runtime.plot.UnitSquare;

/** Pictures of what is one of several classes, or yes or no. */
final class ClassPictures {
  private static final int BINS = 10;

  /** Classes of a matrix that can be read, and curves that can be told apart. */
  private static final int MOST_CLASSES = 40;

  private static final int MOST_CURVES = 14;

  private final Caption caption;
  private final Head head;
  private final List<Mark> marks;
  private final Map<Kind, Exhibit> made = new EnumMap<>(Kind.class);

  private ClassPictures(Caption caption, Head head, List<Mark> marks) {
    this.caption = caption;
    this.head = head;
    this.marks = marks;
  }

  /**
   * A question with a score for yes, and what is so.
   *
   * @param element of the output
   */
  private record Question(int element, String name, double[] scores, boolean[] so) {}

  static List<Exhibit> of(Caption caption, Head.Classes head, List<Mark> marks) {
    ClassPictures pictures = new ClassPictures(caption, head, marks);
    if (head.names().size() <= MOST_CLASSES) {
      pictures.confusion("confusion", head.names(), head.confusion());
    }
    pictures.curves(questions(head));
    if (head.probabilities()) {
      pictures.calibration(List.of(mostProbable(head)));
    }
    return new ArrayList<>(pictures.made.values());
  }

  static List<Exhibit> of(Caption caption, Head.Chances head, List<Mark> marks) {
    ClassPictures pictures = new ClassPictures(caption, head, marks);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < head.names().size(); i++) {
      questions.add(new Question(i, head.names().get(i), head.chances()[i], head.actual()[i]));
    }
    if (questions.size() == 1) {
      pictures.answers(questions.getFirst());
    }
    pictures.curves(questions);
    pictures.calibration(questions);
    return new ArrayList<>(pictures.made.values());
  }

  /** Of two classes the second one is what is looked for; of several each against all others. */
  private static List<Question> questions(Head.Classes head) {
    List<Question> questions = new ArrayList<>();
    int classes = head.names().size();
    for (int i = classes == 2 ? 1 : 0; i < classes; i++) {
      questions.add(new Question(i, head.names().get(i), head.scoresOf(i), head.is(i)));
    }
    return questions;
  }

  /** Whether the most probable class is the right one. */
  private static Question mostProbable(Head.Classes head) {
    double[] scores = new double[head.size()];
    boolean[] right = new boolean[head.size()];
    for (int i = 0; i < scores.length; i++) {
      int best = head.predicted(i);
      scores[i] = head.scores()[i][best];
      right[i] = best == head.actual()[i];
    }
    return new Question(0, "most probable class", scores, right);
  }

  /** Of the first decision on it, where there is one; else of what is more probable. */
  private void answers(Question question) {
    int[] actual = new int[question.so().length];
    int[] predicted = new int[actual.length];
    for (int i = 0; i < actual.length; i++) {
      double score = question.scores()[i];
      boolean yes = marks.isEmpty() ? score >= 0.5 : marks.getFirst().isAbove(score);
      actual[i] = question.so()[i] ? 1 : 0;
      predicted[i] = yes ? 1 : 0;
    }
    String what = "confusion" + (marks.isEmpty() ? "" : " of " + marks.getFirst().title());
    confusion(what, List.of("no", "yes"), ConfusionMatrix.of(2, actual, predicted));
  }

  private void confusion(String what, List<String> names, ConfusionMatrix matrix) {
    Picture picture = MatrixPicture.of(caption.of(what, head), names, matrix.counts());
    put(Kind.CONFUSION, picture, Map.of("accuracy", matrix.accuracy()));
  }

  private void curves(List<Question> questions) {
    List<Line> roc = new ArrayList<>();
    List<Line> precision = new ArrayList<>();
    Map<String, Double> areas = new LinkedHashMap<>();
    Map<String, Double> averages = new LinkedHashMap<>();
    double share = 0;
    for (Question question : questions) {
      ScoreCurve curve = ScoreCurve.of(question.scores(), question.so());
      if (curve.isDefined()) {
        share = (double) curve.positives() / head.size();
        areas.put(label("auc", question, questions), curve.area());
        averages.put(label("average_precision", question, questions), curve.averagePrecision());
        roc.add(
            new Line(
                question.name() + "  AUC " + Caption.number(curve.area()),
                curve.falsePositiveRates(),
                curve.truePositiveRates()));
        precision.add(
            new Line(
                question.name() + "  AP " + Caption.number(curve.averagePrecision()),
                curve.truePositiveRates(),
                curve.precisions()));
      }
    }
    if (roc.isEmpty() || roc.size() > MOST_CURVES) {
      return;
    }
    put(
        Kind.ROC,
        UnitSquare.roc(caption.of("ROC", head), roc, points(questions, ClassPictures::roc)),
        withMean("auc", areas));
    put(
        Kind.PRECISION_RECALL,
        UnitSquare.precisionRecall(
            caption.of("precision and recall", head),
            precision,
            points(questions, ClassPictures::precision),
            roc.size() == 1 ? share : 0),
        withMean("average_precision", averages));
  }

  /** Where decisions are on the curves. */
  private List<Line> points(List<Question> questions, BiFunction<String, Outcomes, Line> point) {
    List<Line> points = new ArrayList<>();
    for (Question question : questions) {
      for (Mark mark : marks) {
        if (mark.decision().element() == question.element()) {
          points.add(point.apply(mark.title(), above(mark, question)));
        }
      }
    }
    return points;
  }

  private static Outcomes above(Mark mark, Question question) {
    boolean[] yes = new boolean[question.so().length];
    for (int i = 0; i < yes.length; i++) {
      yes[i] = mark.isAbove(question.scores()[i]);
    }
    return Outcomes.of(yes, question.so());
  }

  private static Line roc(String name, Outcomes outcomes) {
    long negatives = outcomes.falsePositives() + outcomes.trueNegatives();
    double wrong = (double) outcomes.falsePositives() / negatives;
    return point(name, wrong, outcomes.of(Figure.RECALL));
  }

  private static Line precision(String name, Outcomes outcomes) {
    return point(name, outcomes.of(Figure.RECALL), outcomes.of(Figure.PRECISION));
  }

  private static Line point(String name, double x, double y) {
    return new Line(name, new double[] {x}, new double[] {y});
  }

  private static String label(String measure, Question question, List<Question> all) {
    return all.size() == 1 ? measure : measure + "." + question.name();
  }

  private static Map<String, Double> withMean(String measure, Map<String, Double> values) {
    Map<String, Double> all = new LinkedHashMap<>(values);
    all.putIfAbsent(
        measure, values.values().stream().mapToDouble(Double::doubleValue).average().orElse(0));
    return all;
  }

  private void calibration(List<Question> questions) {
    if (questions.size() > MOST_CURVES) {
      return;
    }
    List<Line> lines = new ArrayList<>();
    Map<String, Double> errors = new LinkedHashMap<>();
    int[] counts = new int[BINS];
    for (Question question : questions) {
      Calibration calibration = Calibration.of(question.scores(), question.so(), BINS);
      errors.put(label("ece", question, questions), calibration.error());
      String name = question.name() + "  ECE " + Caption.number(calibration.error());
      lines.add(new Line(name, calibration.predicted(), calibration.actual()));
      for (int bin = 0; bin < BINS; bin++) {
        counts[bin] += calibration.counts()[bin];
      }
    }
    Picture picture = CalibrationPicture.of(caption.of("calibration", head), lines, counts);
    put(Kind.CALIBRATION, picture, withMean("ece", errors));
  }

  private void put(Kind kind, Picture picture, Map<String, Double> numbers) {
    made.put(kind, new Exhibit(kind, caption.subject(), picture, numbers));
  }
}
