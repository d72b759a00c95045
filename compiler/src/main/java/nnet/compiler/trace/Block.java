package nnet.compiler.trace;

import java.util.List;

/**
 * What a layer does that is a method of its own, or a step of a scan.
 *
 * @param title such as {@code residual(x: hidden)}
 */
public record Block(String title, List<Section> sections) implements Item {
  public Block {
    sections = List.copyOf(sections);
  }
}
