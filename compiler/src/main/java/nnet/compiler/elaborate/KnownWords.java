package nnet.compiler.elaborate;

import java.util.Set;
import java.util.TreeSet;
import nnet.runtime.data.generate.Generators;

/** The words that mean something in one place only, for those who propose or explain them. */
public final class KnownWords {
  private KnownWords() {}

  /** Settings of a {@code train} block. */
  public static Set<String> ofTraining() {
    return TrainSettings.SETTINGS;
  }

  /** Settings of a {@code generate} block. */
  public static Set<String> ofGeneration() {
    return GenerateSettings.SETTINGS;
  }

  /** Settings of a {@code data} block. */
  public static Set<String> ofData() {
    return DataBlock.SETTINGS;
  }

  /** Types of tensors. */
  public static Set<String> types() {
    return WrittenTypes.NAMES;
  }

  /** Types of the fields of a {@code record}. */
  public static Set<String> typesOfFields() {
    return DataRecords.TYPES;
  }

  /** Functions of compile time. */
  public static Set<String> functions() {
    return Intrinsics.NAMES;
  }

  /** What rows come from: files, and generators of rows. */
  public static Set<String> sources() {
    Set<String> sources = new TreeSet<>(DataSources.FILES);
    Generators.all().forEach(generator -> sources.add(generator.name()));
    return sources;
  }

  /** How rows are split. */
  public static Set<String> splits() {
    return DataSplit.KINDS;
  }
}
