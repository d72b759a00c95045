package rents;

import java.util.Map;
import nnet.model.RentsPredictor.Flat;

/** What a question says of a flat; rooms and year may be left out. */
record FlatFields(Map<String, String> texts) {

  Flat flat() {
    Float area = number("area");
    if (area == null || texts.get("district") == null) {
      throw new IllegalArgumentException("a flat has an area and a district");
    }
    return new Flat(area, number("rooms"), number("year"), texts.get("district"));
  }

  private Float number(String name) {
    String text = texts.get(name);
    try {
      return text == null ? null : Float.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is a number; got " + text);
    }
  }
}
