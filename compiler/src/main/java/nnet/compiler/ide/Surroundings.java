package nnet.compiler.ide;

import java.util.List;

/** What lies beside a text on the disk: the ide itself reads no files. */
public interface Surroundings {
  /** The columns of a CSV file, by the path as the text names it; empty where there is none. */
  List<String> columns(String path);

  /** There is nothing. */
  Surroundings NONE = path -> List.of();
}
