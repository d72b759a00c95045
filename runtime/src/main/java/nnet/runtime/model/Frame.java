package nnet.runtime.model;

import nnet.runtime.random.Draw;

/**
 * The arrays one run of an entry works on. Each thread has its own workspace; parameters may be
 * shared by all who only read them.
 */
public final class Frame {
  /**
   * Floats at the end of an array that hold nothing: a vector under a mask lies within the array
   * then, whatever its width. Where one does not, the Vector API checks its lanes one by one, in an
   * array of its own.
   */
  public static final int SPARE = 16;

  /** Parameters, in the layout of {@link Schema#parameters}. */
  public float[] p;

  /** Gradients, in the same layout; empty where nothing is trained. */
  public float[] g;

  /** States, in the layout of {@link Schema#states}. */
  public float[] s;

  /** Workspace: {@code entry.workspace(batch)} floats at least. */
  public float[] b;

  /** The number of examples. */
  public int batch;

  public final Draw draw = new Draw();

  public Frame(float[] p, float[] g, float[] s, float[] b, int batch) {
    this.p = p;
    this.g = g;
    this.s = s;
    this.b = b;
    this.batch = batch;
  }
}
