package nnet.runtime.data;

/** Rows to predict. */
sealed interface Given {

  /** The columns that inputs are made of, as {@link Needs#raw} has them. */
  record Raw(RawTable rows) implements Given {}

  /** The inputs of the network themselves, as {@link Needs#direct} has them. */
  record Direct(RawTable rows) implements Given {}
}
