package dev.csn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window, told by WebDriver what a person would do. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** Held, lest its level be forgotten: it says of every new browser that it is new. */
  private static final Logger REMARKS = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  Browser() {
    REMARKS.setLevel(Level.SEVERE);
    LoggingPreferences everything = new LoggingPreferences();
    everything.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser().orElseThrow().toFile());
    options.setCapability("goog:loggingPrefs", everything);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // which root may not have
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1200,1000");
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort()
                .build(),
            options);
  }

  /** Whether there are a browser and its driver on this machine. */
  static boolean isInstalled() {
    return browser().isPresent() && onPath("chromedriver").isPresent();
  }

  private static Optional<Path> browser() {
    return NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst();
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a file; what an earlier page wrote to the console is forgotten. */
  void open(Path file) {
    driver.get("about:blank");
    var unused = console();
    driver.get(file.toUri().toString());
  }

  /** What was written to the console since the last call. */
  List<String> console() {
    List<String> lines = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      lines.add(entry.toString());
    }
    return lines;
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** What a script returns. */
  Object evaluate(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Asks the page for its look on other screens, such as {@code prefers-color-scheme: dark}. */
  void media(String type, Map<String, String> features) {
    List<Map<String, String>> list = new ArrayList<>();
    features.forEach((name, value) -> list.add(Map.of("name", name, "value", value)));
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", type, "features", list));
  }

  /** A screen of so many pixels. */
  void screen(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  byte[] screenshot() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
