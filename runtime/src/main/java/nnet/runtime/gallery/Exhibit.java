package nnet.runtime.gallery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nnet.runtime.plot.Picture;

/**
 * A picture with the numbers that it shows.
 *
 * @param subject the output that it is of; empty where there is no choice
 */
public record Exhibit(Kind kind, String subject, Picture picture, Map<String, Double> numbers) {
  public Exhibit {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** The name of its file, without the ending. */
  public String name() {
    return kind.word() + (subject.isEmpty() ? "" : "-" + subject);
  }
}
