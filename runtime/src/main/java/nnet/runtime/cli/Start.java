package nnet.runtime.cli;

import nnet.runtime.message.JavaVersion;

/** Where {@code java -jar} begins; in a jar a class of Java 8, as {@link JavaVersion} is. */
public final class Start {
  private Start() {}

  public static void main(String[] words) {
    JavaVersion.require();
    Main.main(words);
  }
}
