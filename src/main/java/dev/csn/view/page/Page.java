package dev.csn.view.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.csn.io.Sha256;
import dev.csn.view.figure.Plot;
import dev.csn.view.figure.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * One HTML file that needs no other. The templates escape text from files and names; should any get
 * past them, the page's policy lets no script run but its own, and nothing be fetched.
 */
final class Page {
  private static final Mustache.Compiler TEMPLATES =
      Mustache.compiler().withLoader(name -> reader(name + ".mustache"));

  private Page() {}

  /**
   * Fills a template in.
   *
   * @param template its name without ending
   * @param view the values of its tags; a tag without a value is a defect
   */
  static String of(String template, Object view) {
    try (Reader reader = reader(template + ".mustache")) {
      Template compiled = TEMPLATES.compile(reader);
      return compiled.execute(view);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a part of csn itself
    }
  }

  /** A file of the page, as text. */
  static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a part of csn itself
    }
  }

  /**
   * The Content Security Policy of a page.
   *
   * @param script the one that may run
   */
  static String policy(String script) {
    return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
        + sha256(script)
        + "'";
  }

  private static String sha256(String text) {
    byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }

  private static Reader reader(String name) {
    return new InputStreamReader(Page.class.getResourceAsStream(name), StandardCharsets.UTF_8);
  }

  /** A drawing, as SVG, for each of the page's two colorings. */
  record PlotView(String light, String dark) {
    static PlotView of(Plot plot) {
      return new PlotView(plot.svg(Theme.LIGHT), plot.svg(Theme.DARK));
    }

    static List<PlotView> of(List<Plot> plots) {
      return plots.stream().map(PlotView::of).toList();
    }
  }
}
