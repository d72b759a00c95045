package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.List;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Head;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Schema;

/** Where a decision cuts the scores of one element of an output. */
record Mark(Decision decision, float threshold) {

  /** Of the decisions on the output that have a threshold. */
  static List<Mark> of(Schema schema, Weights weights, Head head) {
    List<Mark> marks = new ArrayList<>();
    for (Decision decision : schema.decisions()) {
      if (decision.output().equals(head.output())) {
        weights.threshold(decision).ifPresent(each -> marks.add(new Mark(decision, each)));
      }
    }
    return marks;
  }

  String title() {
    return "%s (%s %s)"
        .formatted(decision.name(), decision.comparison().text(), Caption.number(threshold));
  }

  /** Whether the score is on the side of great scores. */
  boolean isAbove(double score) {
    boolean yes = decision.comparison().holds((float) score, threshold);
    return yes == decision.comparison().isUpward();
  }
}
