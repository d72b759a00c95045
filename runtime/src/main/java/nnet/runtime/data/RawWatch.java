package nnet.runtime.data;

/** Sees each raw example on its way into the formulas of the data. */
@FunctionalInterface
public interface RawWatch {
  /** Nobody looks. */
  RawWatch NONE = raw -> {};

  /**
   * @param raw all fields one after another, as {@link RawRows#fields} has them; it is used again
   */
  void see(float[] raw);
}
