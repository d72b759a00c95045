package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Head;
import nnet.runtime.measure.Heads;
import nnet.runtime.measure.Predictions;
import nnet.runtime.model.Model;

/** The pictures that make sense of a trained network. */
public final class Gallery {
  private Gallery() {}

  public static List<Exhibit> of(Model model, Weights weights, Predictions predictions) {
    int count = predictions.part().size();
    float[] raw = predictions.raw(count);
    List<Head> heads = Heads.of(predictions, raw, count);
    Optional<Surface> surface = Surface.of(predictions);
    List<Exhibit> exhibits = new ArrayList<>();
    for (Head head : heads) {
      String subject = heads.size() == 1 ? "" : head.output();
      Caption caption = new Caption(model.schema().network(), predictions.part().name(), subject);
      exhibits.addAll(of(caption, head, Mark.of(model.schema(), weights, head)));
      surface.flatMap(each -> each.of(caption, head)).ifPresent(exhibits::add);
    }
    Caption caption = new Caption(model.schema().network(), predictions.part().name(), "");
    Response.of(caption, predictions, heads).ifPresent(exhibits::add);
    ImagePictures.filters(caption, model.schema(), weights).ifPresent(exhibits::add);
    exhibits.addAll(ImagePictures.samples(caption, predictions, heads));
    return exhibits;
  }

  /**
   * Those of a network without data: of a number that goes in, from {@code low} to {@code high}.
   */
  public static List<Exhibit> of(Model model, Weights weights, double low, double high) {
    return Response.of(model, weights, low, high).stream().toList();
  }

  private static List<Exhibit> of(Caption caption, Head head, List<Mark> marks) {
    return switch (head) {
      case Head.Classes classes -> ClassPictures.of(caption, classes, marks);
      case Head.Chances chances -> ClassPictures.of(caption, chances, marks);
      case Head.Values values -> ValuePictures.of(caption, values);
    };
  }
}
