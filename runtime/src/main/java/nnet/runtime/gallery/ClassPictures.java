package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.measure.Calibration;
import nnet.runtime.measure.ConfusionMatrix;
import nnet.runtime.measure.Head;
import nnet.runtime.measure.ScoreCurve;
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
  private final Map<Kind, Exhibit> made = new EnumMap<>(Kind.class);

  private ClassPictures(Caption caption, Head head) {
    this.caption = caption;
    this.head = head;
  }

  /** A question with a score for yes, and what is so. */
  private record Question(String name, double[] scores, boolean[] so) {}

  static List<Exhibit> of(Caption caption, Head.Classes head) {
    ClassPictures pictures = new ClassPictures(caption, head);
    if (head.names().size() <= MOST_CLASSES) {
      pictures.confusion("confusion", head.names(), head.confusion());
    }
    pictures.curves(questions(head));
    if (head.probabilities()) {
      pictures.calibration(List.of(mostProbable(head)));
    }
    return new ArrayList<>(pictures.made.values());
  }

  static List<Exhibit> of(Caption caption, Head.Chances head) {
    ClassPictures pictures = new ClassPictures(caption, head);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < head.names().size(); i++) {
      questions.add(new Question(head.names().get(i), head.chances()[i], head.actual()[i]));
    }
    if (questions.size() == 1) {
      pictures.confusion("confusion", List.of("no", "yes"), confusion(questions.getFirst()));
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
      questions.add(new Question(head.names().get(i), head.scoresOf(i), head.is(i)));
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
    return new Question("most probable class", scores, right);
  }

  private static ConfusionMatrix confusion(Question question) {
    int[] actual = new int[question.so().length];
    int[] predicted = new int[actual.length];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = question.so()[i] ? 1 : 0;
      predicted[i] = question.scores()[i] >= 0.5 ? 1 : 0;
    }
    return ConfusionMatrix.of(2, actual, predicted);
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
    put(Kind.ROC, UnitSquare.roc(caption.of("ROC", head), roc), withMean("auc", areas));
    put(
        Kind.PRECISION_RECALL,
        UnitSquare.precisionRecall(
            caption.of("precision and recall", head), precision, roc.size() == 1 ? share : 0),
        withMean("average_precision", averages));
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
