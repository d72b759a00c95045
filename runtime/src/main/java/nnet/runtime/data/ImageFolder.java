package nnet.runtime.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nnet.runtime.io.Tensor;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Images in folders: the name of the folder in which an image or its folder lies is its label. */
public final class ImageFolder {
  public static final String IMAGE = "image";
  public static final String LABEL = LinesSource.LABEL;

  private final Path folder;
  private final boolean resized;
  private final List<DataPlan.Column> columns;
  private final Faults faults;

  /**
   * @param resized whether images of any size are brought to that of the column; else they have it
   * @param faults what happens with images that cannot be read
   */
  ImageFolder(Path folder, boolean resized, List<DataPlan.Column> columns, Faults faults) {
    this.faults = faults;
    this.folder = folder;
    this.resized = resized;
    this.columns = columns;
  }

  RawTable read() {
    if (!Files.isDirectory(folder)) {
      throw new UserError(folder + " is no folder; its folders are the classes of the images");
    }
    List<Path> files = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Path kind : inside(folder)) {
      if (Files.isDirectory(kind, LinkOption.NOFOLLOW_LINKS)) {
        List<Path> images = images(kind);
        files.addAll(images);
        images.forEach(image -> labels.add(String.valueOf(kind.getFileName())));
      }
    }
    if (files.isEmpty()) {
      String there = images(folder).isEmpty() ? "" : "; its images lie in no folder of a class";
      throw new UserError(
          "%s has no images: they are expected as %s"
              .formatted(folder + there, folder.resolve("class").resolve("image.png")));
    }
    return table(files, labels);
  }

  /** Images without labels, wherever they lie inside the folder; or one alone. */
  RawTable unlabelled() {
    List<Path> files = Files.isDirectory(folder) ? images(folder) : List.of(folder);
    if (files.isEmpty()) {
      throw new UserError(folder + " has no images: files that end in .png, .jpg or .jpeg");
    }
    return table(files, List.of());
  }

  private RawTable table(List<Path> files, List<String> labels) {
    List<RawColumn> all = new ArrayList<>();
    for (DataPlan.Column column : columns) {
      all.add(
          switch (column.header()) {
            case IMAGE -> images(column, files);
            default -> labels(labels);
          });
    }
    return new RawTable(files.size(), all, row -> files.get(row).toString(), faults);
  }

  private static RawColumn labels(List<String> labels) {
    Names names = new Names();
    return new RawColumn.Names(labels.stream().mapToInt(names::code).toArray(), names.all());
  }

  private RawColumn images(DataPlan.Column column, List<Path> files) {
    ImageReading reading = new ImageReading(column, resized);
    List<byte[]> images = new ArrayList<>();
    for (int row = 0; row < files.size(); row++) {
      images.add(image(reading, row, files.get(row), Tensor.size(column.shape())));
    }
    return new RawColumn.Images(Tensor.size(column.shape()), images);
  }

  private byte[] image(ImageReading reading, int row, Path file, int size) {
    try {
      return reading.read(file);
    } catch (UserError e) {
      faults.skip(row, e);
      return new byte[size];
    }
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted(Comparator.comparing(path -> String.valueOf(path.getFileName())))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UserError("cannot read " + folder + ": " + e.getMessage());
    }
  }

  /** Links are not followed: they may lead out of the folder of data. */
  static List<Path> images(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(ImageFolder::isImage)
          .sorted(Comparator.comparing(file -> folder.relativize(file).toString()))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UserError("cannot read " + folder + ": " + e.getMessage());
    }
  }

  /** Whether its name is that of an image. */
  static boolean isImage(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.matches("[^.].*\\.(png|jpe?g)");
  }
}
