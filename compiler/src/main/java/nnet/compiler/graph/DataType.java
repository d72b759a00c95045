package nnet.compiler.graph;

/** How the elements of a value are stored. */
public enum DataType {
  /** float32 at run time, float64 in the reference interpreter. */
  FLOAT,
  /** Whole numbers: labels and tokens, kept as floats. */
  INTEGER,
  /** 0 or 1, kept as floats. */
  BOOLEAN,
  /** A float64 scalar of an optimizer, a schedule or a metric's result. */
  DOUBLE,
  /** The key of a random draw: a number made from an instance's path. */
  KEY
}
