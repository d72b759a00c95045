package nnet.compiler.ide;

import java.util.List;

/** What lies beside a text on the disk: the ide itself reads no files. */
public interface Surroundings {
  /** The columns of a CSV file, by the path as the text names it; empty where there is none. */
  List<String> columns(String path);

  /** The source files and, with a slash behind them, the folders of a folder that imports name. */
  List<String> sources(String folder);

  /** There is nothing. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public List<String> columns(String path) {
          return List.of();
        }

        @Override
        public List<String> sources(String folder) {
          return List.of();
        }
      };
}
