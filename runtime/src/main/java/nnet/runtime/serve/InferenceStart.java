package nnet.runtime.serve;

import nnet.runtime.message.JavaVersion;

/** Where a jar that only predicts begins; in it a class of Java 8, as {@link JavaVersion} is. */
public final class InferenceStart {
  private InferenceStart() {}

  public static void main(String[] words) {
    JavaVersion.require();
    InferenceMain.main(words);
  }
}
