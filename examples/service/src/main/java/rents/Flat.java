package rents;

import java.util.Map;

/** A flat as it is advertised; null where that does not say. */
record Flat(Float area, Float rooms, Float year, String district) {

  static Flat of(Map<String, String> fields) {
    return new Flat(
        number(fields, "area"),
        number(fields, "rooms"),
        number(fields, "year"),
        fields.get("district"));
  }

  private static Float number(Map<String, String> fields, String name) {
    String text = fields.get(name);
    try {
      return text == null ? null : Float.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is a number; got " + text);
    }
  }
}
