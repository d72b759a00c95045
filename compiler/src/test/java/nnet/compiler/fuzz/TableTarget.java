package nnet.compiler.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nnet.runtime.data.ProposedRecord;

/** Tables and lines of text: trained on, predicted, and proposed a record for. */
final class TableTarget implements Target {
  private static final String ROWS =
      """
      network Rent {
          input  x: f32[8]
          target rent: f32
          output guess = x -> dense(1)
          loss = mse(guess, rent)
      }

      record Flat { day: date  size: f32  rooms: f32?  kind: category  new: bool  rent: f32 }

      data Flats {
          from csv("flats.csv") as Flat
          x = concat(size -> log1p -> standardize, rooms -> impute(median, indicator: true) -> standardize,
                     kind -> one_hot(at_most: 4), day -> month)
          rent = rent -> standardize(invert: true)
      }

      train Rent on Flats { optimizer: sgd(0.1)  epochs: 1 }
      """;

  private static final String SERIES =
      """
      network Trend {
          input  recent: f32[2]
          target next: f32
          output guess = recent -> dense(1)
          loss = mse(guess, next)
      }

      record Day { day: date  size: f32  kind: category }

      data Days {
          from csv("flats.csv") as Day
          order by day
          group by kind
          on_error: skip
          recent = lags(size -> robust_scale, [0, 1])
          next   = ahead(size -> standardize(invert: true), 1)
      }

      train Trend on Days { optimizer: sgd(0.1)  epochs: 1 }
      """;

  private static final String LINES =
      """
      network Tone {
          input  tokens: class(8)[4]
          target tone:   class(2)
          output p: simplex(2) = mean(tokens -> embedding(4), axis: 0) -> dense(2) -> softmax
          loss = cross_entropy(p, tone)
      }

      data Lines {
          from lines("flats.csv")
          tokens = tokenize(text, at_most: 8, length: 4)
          tone   = label
      }

      train Tone on Lines { optimizer: sgd(0.1)  epochs: 1 }
      """;

  private static final String FLATS =
      """
      day,size,rooms,kind,new,rent
      2024-01-31,50.5,2,old,true,700
      2024-02-29,1e2,,"new, ""bright\""",0,1200.5
      2024-03-01,.5,NaN,old,1,7
      2024-03-02,80,3,old,false,900
      2024-03-03T12:30:00,60,3,old,false,800
      """;

  private static final String TONES = "good, very good\tpraise\nbad's so bad\tblame\n";

  private final Path file;
  private final List<DataNetwork> networks;

  TableTarget() throws IOException {
    Path folder = DataNetwork.folder();
    file = folder.resolve("flats.csv");
    Files.writeString(file, FLATS);
    DataNetwork rows = DataNetwork.of(ROWS, folder).fitted();
    DataNetwork series = DataNetwork.of(SERIES, folder).fitted();
    Files.writeString(file, TONES);
    networks = List.of(rows, series, DataNetwork.of(LINES, folder).fitted());
  }

  @Override
  public void read(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    for (DataNetwork network : networks) {
      network.readData();
      network.predict("flats.csv");
    }
    Words.accepts(() -> Words.requireVisible(ProposedRecord.of(file)));
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        FLATS.getBytes(StandardCharsets.UTF_8),
        FLATS.replace(',', ';').replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
        TONES.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<String> words() {
    return List.of(
        "day",
        "size",
        "rooms",
        "kind",
        "new",
        "rent",
        "\"",
        "\"\"",
        "\",\"",
        "\r\n",
        "\r",
        "\t",
        "\ufeff",
        "NaN",
        "inf",
        "-inf",
        "1e39",
        "1e-50",
        "99999999999",
        "+999999999-12-31",
        "2024-02-30",
        "0000-00-00",
        "2024-12-31T23:59:59",
        "a'a'a'a'a'a'a'a",
        "\u001b[2J",
        "\u0000",
        ",,,,,,,,",
        "true",
        "\u202e",
        "1111111111111111x");
  }

  @Override
  public long mostBytes() {
    return 64L << 20;
  }
}
