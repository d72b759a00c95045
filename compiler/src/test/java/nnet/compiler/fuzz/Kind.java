package nnet.compiler.fuzz;

import java.io.IOException;
import java.util.Locale;

/** A kind of file that is read from anybody. */
enum Kind {
  NNET,
  SAFETENSORS,
  NPY,
  NPZ,
  IDX,
  CSV,
  IMAGES;

  /** As files and reports have it. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  Target target() throws IOException {
    return switch (this) {
      case NNET -> new SourceTarget();
      case SAFETENSORS -> new WeightsTarget();
      case NPY, NPZ, IDX -> new ArrayTarget(this);
      case CSV -> new TableTarget();
      case IMAGES -> new ImageTarget();
    };
  }
}
