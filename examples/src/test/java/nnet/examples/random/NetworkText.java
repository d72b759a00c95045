package nnet.examples.random;

/** From a recipe to the text of a file. */
final class NetworkText {
  private NetworkText() {}

  /** A file with one network of this name and the definitions that it uses. */
  static String of(Recipe recipe, String name) {
    Writer writer = new Writer();
    Shaped x = input(recipe.input(), writer);
    for (Recipe.Step step : recipe.steps()) {
      x =
          switch (x) {
            case Shaped.Vector vector -> Vectors.write(vector, step, writer);
            case Shaped.Image image -> Images.write(image, step, writer);
            case Shaped.Sequence sequence -> Sequences.write(sequence, step, writer);
            case Shaped.Ragged ragged -> RaggedSequences.write(ragged, step, writer);
          };
    }
    switch (x) {
      case Shaped.Vector vector -> {}
      case Shaped.Image image -> writer.let("x -> flatten");
      case Shaped.Sequence sequence -> writer.let("x -> flatten");
      case Shaped.Ragged ragged -> RaggedSequences.finish(writer);
    }
    Heads.write(recipe.head(), writer);
    String network = "network " + name + " {\n" + writer.lines() + "}\n";
    return OwnDefinitions.of(network) + network;
  }

  private static Shaped input(int number, Writer writer) {
    return switch (number % 7) {
      case 0, 1 -> started("f32[4]", new Shaped.Vector(4), writer);
      case 2 -> started("f32[5, 6, 2]", new Shaped.Image(5, 6, 2), writer);
      case 3 -> started("f32[4, 3]", new Shaped.Sequence(4, 3), writer);
      case 4 -> {
        writer.line("input tokens: class(7)[5]");
        writer.let("tokens -> embedding(3)");
        yield new Shaped.Sequence(5, 3);
      }
      case 5 -> {
        writer.line("dim T <= 4");
        yield started("f32[T, 3]", new Shaped.Ragged(3), writer);
      }
      default -> {
        writer.line("input left: f32[3]");
        writer.line("input right: range(-1, 1)[2]");
        writer.line("input kind: class(4)");
        writer.let("concat(left * 2, right, kind -> embedding(2))");
        yield new Shaped.Vector(7);
      }
    };
  }

  private static Shaped started(String type, Shaped shape, Writer writer) {
    writer.line("input start: " + type);
    writer.let("start");
    return shape;
  }
}
