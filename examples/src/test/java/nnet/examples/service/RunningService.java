package nnet.examples.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The service in a process of its own, and its address. */
final class RunningService implements AutoCloseable {
  private static final String READY = "serving on port ";

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  private RunningService(Process process, String port) {
    this.process = process;
    this.address = "http://localhost:" + port;
  }

  /** Starts a jar with the first model of a folder. */
  static RunningService start(Path jar, Path models, String first) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-jar",
                jar.toString(),
                models.toString(),
                first,
                "0")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        return new RunningService(process, line.substring(READY.length()));
      }
      said.append(line).append('\n');
    }
    throw new IOException("the service did not start: " + said);
  }

  /** What it answers, with the status before it where that is not 200. */
  String get(String path) {
    return answer(HttpRequest.newBuilder(URI.create(address + path)).build());
  }

  String post(String path, String body) {
    return answer(
        HttpRequest.newBuilder(URI.create(address + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String answer(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      String text = Objects.requireNonNull(response.body()).strip();
      return response.statusCode() == 200 ? text : response.statusCode() + ": " + text;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
