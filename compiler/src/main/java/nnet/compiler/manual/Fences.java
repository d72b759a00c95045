package nnet.compiler.manual;

import nnet.compiler.source.SourceFile;

/** Code in a page of Markdown. */
final class Fences {
  private Fences() {}

  static void add(StringBuilder page, String kind, String lines) {
    page.append("```").append(kind).append('\n').append(lines).append("\n```\n");
  }

  /** A file, with what the compiler finds out about it. */
  static void addExample(StringBuilder page, SourceFile example) {
    ExampleFacts facts = ExampleFacts.of(example);
    page.append("\nExample, `").append(facts.shapes()).append("`");
    String parameters = facts.parameters();
    page.append(parameters.isEmpty() ? "" : " with the parameters " + parameters).append(":\n\n");
    add(page, "nnet", example.text().strip());
  }
}
