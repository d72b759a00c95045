package nnet.compiler.trace;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one statement of the source computes in one direction.
 *
 * @param source such as {@code lecture.nnet:6 a1 = x -> dense(10) -> tanh}
 * @param paths the statement's name, and of the parameters that it reads
 */
public record Section(String source, Set<String> paths, List<Item> items) {
  public Section {
    paths = Set.copyOf(paths);
    items = List.copyOf(items);
  }

  /** Its own paths and those of the blocks inside. */
  Stream<String> allPaths() {
    return Stream.concat(
        paths.stream(),
        items.stream()
            .filter(Block.class::isInstance)
            .map(Block.class::cast)
            .flatMap(block -> block.sections().stream())
            .flatMap(Section::allPaths));
  }

  /** The section where a path of it is wanted; else what is wanted of the blocks inside. */
  static List<Section> filtered(List<Section> sections, Predicate<String> wanted) {
    return sections.stream()
        .map(section -> section.filtered(wanted))
        .filter(section -> !section.items().isEmpty())
        .toList();
  }

  private Section filtered(Predicate<String> wanted) {
    if (paths.stream().anyMatch(wanted)) {
      return this;
    }
    List<Item> left =
        items.stream()
            .filter(Block.class::isInstance)
            .map(Block.class::cast)
            .map(block -> new Block(block.title(), filtered(block.sections(), wanted)))
            .filter(block -> !block.sections().isEmpty())
            .map(Item.class::cast)
            .toList();
    return new Section(source, paths, left);
  }
}
