package nnet.compiler.emit;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Java names made of names from the source. */
final class Identifiers {
  private Identifiers() {}

  /** A variable's or method's name; {@code value} where nothing of the text can be used. */
  static String of(String text) {
    StringBuilder name = new StringBuilder();
    boolean raise = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c < 128 && Character.isLetterOrDigit(c);
      if (!plain) {
        raise = !name.isEmpty();
        continue;
      }
      if (name.isEmpty() && Character.isDigit(c)) {
        name.append('v');
      }
      name.append(raise ? Character.toUpperCase(c) : c);
      raise = false;
    }
    if (name.isEmpty()) {
      return "value";
    }
    name.setCharAt(0, Character.toLowerCase(name.charAt(0)));
    String result = name.toString();
    return SourceVersion.isKeyword(result) ? result + "Value" : result;
  }

  /** The same with a first letter to go behind another word. */
  static String capital(String text) {
    String name = of(text);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** A constant's name: {@code a1.dense.weight} is {@code A1_DENSE_WEIGHT}. */
  static String constant(String path) {
    String name = path.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "P" + name : name;
  }

  /** The name of a network's class; not one that every Java file knows already. */
  static String type(String text) {
    return type(text, "Network");
  }

  /**
   * @param what it is, where its own name says nothing or something else
   */
  static String type(String text, String what) {
    String name = text.replaceAll("[^A-Za-z0-9]", "");
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      name = what + name;
    }
    name = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return isKnown(name) ? name + what : name;
  }

  /** Looks for the file of the class: a name out of a source is never loaded. */
  private static boolean isKnown(String name) {
    return ClassLoader.getSystemResource("java/lang/" + name + ".class") != null;
  }
}
