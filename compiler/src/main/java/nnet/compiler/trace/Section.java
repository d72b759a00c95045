package nnet.compiler.trace;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one statement of the source computes in one direction.
 *
 * @param source such as {@code lecture.nnet:6 a1 = x -> dense(10) -> tanh}
 * @param paths by which all of it can be asked for: the name that the statement binds
 */
public record Section(String source, Set<String> paths, List<Item> items) {
  public Section {
    paths = Set.copyOf(paths);
    items = List.copyOf(items);
  }

  /** Everything by which a part of it can be asked for. */
  Stream<String> allPaths() {
    Stream<String> inside =
        items.stream()
            .flatMap(item ->
                switch (item) {
                  case Line line -> line.paths().stream();
                  case Block block -> block.sections().stream().flatMap(Section::allPaths);
                });
    return Stream.concat(paths.stream(), inside);
  }

  /** Whole sections of a wanted path; of others the wanted lines. */
  static List<Section> filtered(List<Section> sections, Predicate<String> wanted) {
    return sections.stream()
        .map(section -> section.filtered(wanted))
        .filter(section -> !section.items().isEmpty())
        .toList();
  }

  private Section filtered(Predicate<String> wanted) {
    return paths.stream().anyMatch(wanted)
        ? this
        : new Section(
            source, paths, items.stream().flatMap(item -> filtered(item, wanted)).toList());
  }

  private static Stream<Item> filtered(Item item, Predicate<String> wanted) {
    return switch (item) {
      case Line line -> line.paths().stream().anyMatch(wanted) ? Stream.of(line) : Stream.of();
      case Block block -> {
        List<Section> left = filtered(block.sections(), wanted);
        yield left.isEmpty() ? Stream.of() : Stream.of(new Block(block.title(), left));
      }
    };
  }
}
