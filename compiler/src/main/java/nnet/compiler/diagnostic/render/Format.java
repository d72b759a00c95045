package nnet.compiler.diagnostic.render;

import java.util.Locale;

/** The formats in which diagnostics are written. */
public enum Format {
  HUMAN,
  SHORT,
  JSON;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Renderer renderer(boolean colour) {
    return switch (this) {
      case HUMAN -> new HumanRenderer(colour);
      case SHORT -> new ShortRenderer();
      case JSON -> new JsonRenderer();
    };
  }
}
