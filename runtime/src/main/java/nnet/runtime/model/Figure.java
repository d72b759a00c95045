package nnet.runtime.model;

/** How good a decision is, the more the better; named as in scikit-learn. */
public enum Figure {
  ACCURACY("accuracy"),
  BALANCED_ACCURACY("balanced_accuracy"),
  F1("f1"),
  YOUDEN("youden"),
  PRECISION("precision"),
  RECALL("recall");

  private final String text;

  Figure(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
