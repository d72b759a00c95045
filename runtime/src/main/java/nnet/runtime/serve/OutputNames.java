package nnet.runtime.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.predict.Predictor;

/**
 * Where each output is in a result, and what its classes are called.
 *
 * @param places by the outputs' names, in order
 */
record OutputNames(Map<String, Place> places) {

  /**
   * @param classes what its numbers are called; none where they have no names
   */
  record Place(int start, int size, boolean decision, List<String> classes) {
    Place {
      classes = List.copyOf(classes);
    }
  }

  static OutputNames of(Predictor predictor) {
    Map<String, Place> places = new LinkedHashMap<>();
    int at = 0;
    for (String name : predictor.outputs()) {
      int size = predictor.shape(name).stream().reduce(1, Math::multiplyExact);
      boolean decision = predictor.decisions().contains(name);
      places.put(name, new Place(at, size, decision, classes(predictor, size)));
      at += size;
    }
    return new OutputNames(places);
  }

  /** Those of the only target with so many classes. */
  private static List<String> classes(Predictor predictor, int size) {
    Weights weights = predictor.weights();
    Optional<DataPlan> plan = predictor.model().schema().data();
    List<List<String>> fitting = new ArrayList<>();
    if (plan.isPresent() && size > 1) {
      for (DataPlan.Labelled labelled : plan.get().labelled()) {
        List<String> words = weights.vocabularies().getOrDefault(labelled.column(), List.of());
        if (words.size() == size || words.size() == size - 1) {
          fitting.add(words);
        }
      }
    }
    return fitting.size() == 1 ? fitting.getFirst() : List.of();
  }

  Place place(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new UserError(
          "there is no output `%s`%s".formatted(name, Suggestion.suffix(name, places.keySet())));
    }
    return place;
  }
}
