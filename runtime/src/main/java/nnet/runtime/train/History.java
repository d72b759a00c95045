package nnet.runtime.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.runtime.message.UserError;

/**
 * What was measured after each epoch.
 *
 * @param best the number of the best epoch by what was monitored, or of the last
 */
public record History(List<Epoch> epochs, int best, boolean stoppedEarly) {
  public History {
    epochs = List.copyOf(epochs);
  }

  /**
   * @param number counted from 1, through all stages
   * @param stage its name, empty where there are none
   * @param values such as {@code train.loss} and {@code validation.accuracy}
   */
  public record Epoch(int number, String stage, Map<String, Double> values) {

    /** One of training without stages. */
    public Epoch(int number, Map<String, Double> values) {
      this(number, "", values);
    }
  }

  /** The names of all that was measured, in order. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    epochs.forEach(epoch -> names.addAll(epoch.values().keySet()));
    return new ArrayList<>(names);
  }

  /** A line for each epoch. */
  public String csv() {
    boolean staged = epochs.stream().anyMatch(epoch -> !epoch.stage().isEmpty());
    StringBuilder out = new StringBuilder(staged ? "epoch,stage" : "epoch");
    names().forEach(name -> out.append(',').append(name));
    for (Epoch epoch : epochs) {
      out.append('\n').append(epoch.number());
      if (staged) {
        out.append(',').append(epoch.stage());
      }
      for (String name : names()) {
        Double value = epoch.values().get(name);
        out.append(',').append(value == null ? "" : value.toString());
      }
    }
    return out.append('\n').toString();
  }

  /**
   * Reads {@link #csv}; the last epoch counts as the best.
   *
   * @param file for messages
   */
  public static History parse(String csv, String file) {
    List<String> lines = csv.lines().toList();
    String[] header = lines.isEmpty() ? new String[0] : lines.getFirst().split(",", -1);
    List<Epoch> epochs = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] fields = lines.get(i).split(",", -1);
      if (fields.length != header.length) {
        throw new UserError(
            "%s:%d: %d fields, but %d names above"
                .formatted(file, i + 1, fields.length, header.length));
      }
      epochs.add(epoch(header, fields, file, i + 1));
    }
    if (epochs.isEmpty()) {
      throw new UserError(file + " has no epoch");
    }
    return new History(epochs, epochs.getLast().number(), false);
  }

  private static Epoch epoch(String[] header, String[] fields, String file, int line) {
    boolean staged = header.length > 1 && header[1].equals("stage");
    Map<String, Double> values = new LinkedHashMap<>();
    try {
      for (int i = staged ? 2 : 1; i < fields.length; i++) {
        if (!fields[i].isEmpty()) {
          values.put(header[i], Double.parseDouble(fields[i]));
        }
      }
      return new Epoch(Integer.parseInt(fields[0]), staged ? fields[1] : "", values);
    } catch (NumberFormatException e) {
      throw new UserError(
          "%s:%d: \"%s\" is no line of a history".formatted(file, line, String.join(",", fields)));
    }
  }
}
