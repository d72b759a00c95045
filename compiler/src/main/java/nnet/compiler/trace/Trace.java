package nnet.compiler.trace;

import java.util.List;
import java.util.function.Predicate;

/**
 * One example forward and backward.
 *
 * @param example what it is and where it is from
 */
public record Trace(String network, String example, List<Pass> passes) {
  public Trace {
    passes = List.copyOf(passes);
  }

  /**
   * One way through the network.
   *
   * @param name of the phase; empty where there is only one way
   * @param parts forward, backward, update, as far as there are any
   */
  public record Pass(String name, List<Part> parts) {
    public Pass {
      parts = List.copyOf(parts);
    }
  }

  /**
   * @param note what is to be known of all of it; may be empty
   */
  public record Part(String name, String note, List<Section> sections) {
    public Part {
      sections = List.copyOf(sections);
    }
  }

  /** Only the sections and lines of which a path is wanted. */
  public Trace filtered(Predicate<String> wanted) {
    return new Trace(
        network,
        example,
        passes.stream()
            .map(pass ->
                new Pass(
                    pass.name(),
                    pass.parts().stream()
                        .map(part ->
                            new Part(
                                part.name(),
                                part.note(),
                                Section.filtered(part.sections(), wanted)))
                        .toList()))
            .toList());
  }

  /** Every path that can be asked for. */
  public List<String> paths() {
    return passes.stream()
        .flatMap(pass -> pass.parts().stream())
        .flatMap(part -> part.sections().stream())
        .flatMap(Section::allPaths)
        .distinct()
        .sorted()
        .toList();
  }
}
