package rents;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import nnet.runtime.message.UserError;

/**
 * Tells over HTTP what flats cost:
 *
 * <pre>
 * GET  /rent?area=70&amp;rooms=3&amp;district=north
 * GET  /drift
 * POST /model     the name of the jar that takes over
 * </pre>
 */
public final class RentService {
  private interface Answer {
    String text() throws IOException;
  }

  private RentService() {}

  /** Takes the folder of the models, the first one's name, and the port; 0 is any that is free. */
  public static void main(String[] args) throws IOException {
    RentModel model = new RentModel(Path.of(args[0]), args[1]);
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[2]));
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/rent", exchange -> answer(exchange, () -> rent(model, exchange)));
    server.createContext("/model", exchange -> answer(exchange, () -> swap(model, exchange)));
    server.createContext("/drift", exchange -> answer(exchange, model::drift));
    server.start();
    System.out.println("serving on port " + server.getAddress().getPort());
  }

  private static String rent(RentModel model, HttpExchange exchange) {
    RentModel.Answer answer = model.predict(query(exchange).flat());
    return answer.price() + " says " + answer.jar();
  }

  private static String swap(RentModel model, HttpExchange exchange) throws IOException {
    byte[] name = exchange.getRequestBody().readNBytes(100);
    String jar = new String(name, StandardCharsets.UTF_8).strip();
    model.swap(jar);
    return jar + " serves now";
  }

  private static FlatFields query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, String> fields = new HashMap<>();
    for (String field : query == null ? new String[0] : query.split("&")) {
      String[] sides = field.split("=", 2);
      if (sides.length == 2 && !sides[1].isEmpty()) {
        fields.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
      }
    }
    return new FlatFields(fields);
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      try {
        send(exchange, 200, answer.text());
      } catch (UserError | IllegalArgumentException e) {
        send(exchange, 400, e.getMessage());
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
