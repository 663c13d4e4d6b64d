package dev.csn.view.figure;

import java.util.Locale;
import java.util.function.Function;

/** A figure that can be drawn for paper and for dark pages. */
public final class Plot {
  private final String name;
  private final String title;
  private final int width;
  private final int height;
  private final Function<Theme, Figure> figure;

  /**
   * A figure.
   *
   * @param name name of its file, without the ending
   * @param width px
   * @param height px
   */
  Plot(String name, String title, int width, int height, Function<Theme, Figure> figure) {
    this.name = name;
    this.title = title;
    this.width = width;
    this.height = height;
    this.figure = figure;
  }

  /** Name of its file without the ending: letters and dashes. */
  public String name() {
    return name;
  }

  /** Title, in a few words. */
  public String title() {
    return title;
  }

  /**
   * Draws the figure: one {@code svg} element without a declaration before it, so that it is a file
   * as it stands and can stand in a page too. Text is text, in the reader's sans-serif font; ids
   * begin with the figure's name and the theme's; there are no links and no scripts. Equal figures
   * give equal text: no font of the machine is read.
   */
  public String svg(Theme theme) {
    String drawn = LetsPlot.draw(figure.apply(theme).spec(width, height));
    return new SvgTidy(name + "-" + theme.name().toLowerCase(Locale.ROOT), title).tidy(drawn);
  }
}
