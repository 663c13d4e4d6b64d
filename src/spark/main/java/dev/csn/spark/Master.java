package dev.csn.spark;

import dev.csn.error.ConfigurationException;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URL of a cluster, the value of {@code --master}. */
record Master(String url, List<InetSocketAddress> standalone) {
  /** Enough for a busy network. Spark itself would wait for a minute. */
  private static final int CONNECT_MILLIS = 5_000;

  private static final Pattern LOCAL =
      Pattern.compile("local(\\[([1-9][0-9]{0,3}|\\*)(, *[1-9][0-9]{0,3})?\\])?");
  private static final String STANDALONE = "spark://";
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):([0-9]{1,5})");

  /**
   * Reads a master's URL.
   *
   * @throws ConfigurationException if it is none
   */
  static Master of(String url) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    if (url.startsWith(STANDALONE)) {
      for (String address : url.substring(STANDALONE.length()).split(",", -1)) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
          throw wrong(url);
        }
        addresses.add(new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2))));
      }
    } else if (!LOCAL.matcher(url).matches()) {
      throw wrong(url);
    }
    return new Master(url, List.copyOf(addresses));
  }

  private static ConfigurationException wrong(String url) {
    return new ConfigurationException(
        "--master '" + url + "': must be spark://HOST:PORT, local, local[N] or local[*]");
  }

  /** Whether tasks run in this process. */
  boolean isLocal() {
    return url.startsWith("local");
  }

  /** Whether tasks run on this machine, so that no other machine must reach it. */
  boolean isHere() {
    boolean named = !standalone.isEmpty();
    return isLocal() || (named && standalone.stream().allMatch(Master::isLoopback));
  }

  private static boolean isLoopback(InetSocketAddress address) {
    InetAddress resolved = address.getAddress();
    return resolved != null && resolved.isLoopbackAddress();
  }

  /**
   * Requires a master that answers.
   *
   * @throws ConfigurationException if nothing answers
   */
  void requireReachable() {
    String reason = "";
    for (InetSocketAddress address : standalone) {
      try (Socket socket = new Socket()) {
        socket.connect(address, CONNECT_MILLIS);
        return;
      } catch (UnknownHostException e) {
        reason = "no such host";
      } catch (IOException e) {
        reason = FileProblem.reason(e);
      }
    }
    if (!standalone.isEmpty()) {
      throw new ConfigurationException("--master " + url + ": no master answers: " + reason);
    }
  }
}
