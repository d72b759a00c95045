package nnet.runtime.model;

/** Looks at what a run of an entry has made so far. */
@FunctionalInterface
public interface Watch {

  /**
   * @param group of the steps that have just been done, from 0
   */
  void after(int group);
}
