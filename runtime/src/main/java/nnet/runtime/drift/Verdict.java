package nnet.runtime.drift;

import java.util.Locale;

/** Whether rows are like those of training; from the best to the worst. */
public enum Verdict {
  STABLE,
  /** There are too few rows: as much may come about by chance. */
  UNCERTAIN,
  SHIFTED,
  DRIFTED;

  /** As people read it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
