package nnet.runtime.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.runtime.data.RawField;
import nnet.runtime.data.RawRows;
import nnet.runtime.io.Histogram;
import nnet.runtime.io.Tensor;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Slot;
import nnet.runtime.predict.NamedOutput;
import nnet.runtime.predict.Predictor;

/** What is looked at, the same in training and in a service. */
public final class Quantities {
  /** Up to so many elements of the last axis are quantities of their own. */
  private static final int EACH = 20;

  /** Of a quantity that has more numbers in a row, some are looked at: always the same ones. */
  private static final int MOST = 64;

  private final List<Quantity> all = new ArrayList<>();
  private final Histogram.Place place;

  private Quantities(Histogram.Place place) {
    this.place = place;
  }

  /** In a raw example: the columns that inputs read, in the newest row that they read. */
  public static List<Quantity> fields(Predictor predictor) {
    Quantities quantities = new Quantities(Histogram.Place.FIELD);
    RawRows.newest(predictor.model(), predictor.weights()).forEach(quantities::add);
    return quantities.all;
  }

  /** In an example as a predictor takes it. */
  public static List<Quantity> inputs(Predictor predictor) {
    Quantities quantities = new Quantities(Histogram.Place.INPUT);
    int at = 0;
    for (Slot slot : entry(predictor).given()) {
      quantities.add(slot, at);
      at += slot.size();
    }
    return quantities.all;
  }

  /** In a result of a predictor; of probabilities the most probable class counts. */
  public static List<Quantity> outputs(Predictor predictor) {
    Quantities quantities = new Quantities(Histogram.Place.OUTPUT);
    Map<String, Slot> slots = new HashMap<>();
    entry(predictor).outputs().stream()
        .filter(slot -> slot.kind() == Slot.Kind.OUTPUT)
        .forEach(slot -> slots.put(slot.name(), slot));
    for (NamedOutput output : NamedOutput.of(predictor)) {
      Slot slot = slots.get(output.name());
      if (output.classes().isPresent()) {
        quantities.addClasses(output, output.classes().get());
      } else if (output.decision() || slot == null) {
        Categories answers = new Categories(0, 2, List.of("no", "yes"));
        quantities.add(
            output.name(), Quantity.Reading.EACH, output.start(), 1, 1, Optional.of(answers));
      } else {
        quantities.add(slot, output.start());
      }
    }
    return quantities.all;
  }

  private static Entry entry(Predictor predictor) {
    return predictor.model().schema().entries().get(predictor.model().schema().entry("predict"));
  }

  private void add(RawField field) {
    String name = field.called();
    int size = field.width();
    if (field.words().isEmpty() && !field.isCategory()) {
      add(name, field.column().shape(), field.offset());
    } else {
      Categories words = new Categories(field.firstNumber(), field.words().size(), field.words());
      Quantity.Reading reading =
          field.isCategory() ? Quantity.Reading.EACH : Quantity.Reading.TOKENS;
      add(name, reading, field.offset(), 1, size, Optional.of(words));
    }
  }

  /** Where examples differ in length, all have a first place, and only that is looked at. */
  private void add(Slot slot, int at) {
    boolean ragged = slot.dims().stream().anyMatch(dim -> !dim.isEmpty());
    boolean whole = ragged && slot.dims().getLast().isEmpty();
    List<Integer> first = whole ? List.of(slot.shape().getLast()) : List.of();
    List<Integer> shape = ragged ? first : slot.shape();
    if (slot.kind() == Slot.Kind.INPUT && slot.classes() > 0) {
      Categories labels = new Categories(0, slot.classes(), List.of());
      int size = Tensor.size(shape);
      add(slot.name(), Quantity.Reading.EACH, at, 1, size, Optional.of(labels));
    } else {
      add(slot.name(), shape, at);
    }
  }

  private void addClasses(NamedOutput output, NamedOutput.Classes classes) {
    int count = output.size();
    List<String> words = IntStream.range(0, count).mapToObj(classes::called).toList();
    Optional<Categories> named = Optional.of(new Categories(0, count, words));
    Quantity.Reading largest = Quantity.Reading.LARGEST;
    all.add(new Quantity(place, output.name(), largest, output.start(), 1, count, named));
  }

  private void add(String name, List<Integer> shape, int at) {
    int size = Tensor.size(shape);
    int last = shape.isEmpty() ? 1 : shape.getLast();
    if (last == 1 || last > EACH) {
      add(name, Quantity.Reading.EACH, at, 1, size, Optional.empty());
      return;
    }
    for (int i = 0; i < last; i++) {
      String element = name + "[" + i + "]";
      add(element, Quantity.Reading.EACH, at + i, last, size / last, Optional.empty());
    }
  }

  /** Of many numbers every so many; an odd distance does not stay in one column of an image. */
  private void add(
      String name,
      Quantity.Reading reading,
      int at,
      int step,
      int count,
      Optional<Categories> categories) {
    int every = count <= MOST ? 1 : Math.ceilDiv(count, MOST) | 1;
    all.add(
        new Quantity(
            place, name, reading, at, step * every, Math.ceilDiv(count, every), categories));
  }
}
