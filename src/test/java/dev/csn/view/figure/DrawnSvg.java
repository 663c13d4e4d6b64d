package dev.csn.view.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A figure as a viewer sees it: parsed, every point where its transformations put it. */
final class DrawnSvg {
  private static final Pattern STEP = Pattern.compile("(translate|rotate)\\(([^)]*)\\)");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

  private final List<Text> texts = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  final Element root;

  /** Text where it stands. */
  record Text(String text, double x, double y) {}

  /** A line, circle, rectangle or path. */
  record Shape(Element element, List<Point2D> points) {
    String get(String attribute) {
      return element.getAttribute(attribute);
    }
  }

  /** Where numbers stand along an axis, told by two of its labels. */
  record Axis(double at, double value, double at2, double value2) {
    double value(double position) {
      return value + (position - at) * (value2 - value) / (at2 - at);
    }
  }

  private DrawnSvg(Element root) {
    this.root = root;
    visit(root, new AffineTransform());
  }

  /** Draws twice, checks what holds of every figure, and parses. */
  static DrawnSvg of(Plot plot, Theme theme) {
    String svg = plot.svg(theme);
    assertEquals(svg, plot.svg(theme), "differs when drawn again");
    assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
    assertTrue(svg.startsWith("<svg ") && svg.endsWith("</svg>\n"));
    DrawnSvg drawn = new DrawnSvg(parse(svg).getDocumentElement());
    drawn.requireSafe();
    for (Text text : drawn.texts) {
      assertTrue(text.x >= 0 && text.x <= drawn.width(), text::toString);
      assertTrue(text.y >= 0 && text.y <= drawn.height(), text::toString);
    }
    return drawn;
  }

  static Document parse(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError(svg, e);
    }
  }

  /** Nothing runs, nothing is fetched, no rule leaves the figure, ids are the figure's own. */
  private void requireSafe() {
    Set<String> ids = new HashSet<>();
    NodeList all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertTrue(
          Set.of("title", "g", "defs", "clipPath", "rect", "line", "path", "circle", "text")
              .contains(element.getTagName()),
          element::getTagName);
      for (String attribute : List.of("href", "xlink:href", "style", "class", "onclick")) {
        assertFalse(element.hasAttribute(attribute), attribute);
      }
      if (element.hasAttribute("id")) {
        assertTrue(ids.add(element.getAttribute("id")), "an id twice");
      }
    }
  }

  double width() {
    return Double.parseDouble(root.getAttribute("width"));
  }

  double height() {
    return Double.parseDouble(root.getAttribute("height"));
  }

  List<String> texts() {
    return texts.stream().map(Text::text).toList();
  }

  Text text(String text) {
    return texts.stream()
        .filter(t -> t.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text + " is not among " + texts()));
  }

  List<Text> all() {
    return texts;
  }

  /** Shapes of a kind and color that are data, not keys of the legend. */
  List<Shape> shapes(String tag, String attribute, String color) {
    return shapes.stream()
        .filter(s -> s.element.getTagName().equals(tag))
        .filter(s -> s.get(attribute).equals(color))
        .filter(s -> clipped(s.element))
        .toList();
  }

  private static boolean clipped(Element element) {
    for (Node n = element; n instanceof Element e; n = n.getParentNode()) {
      if (e.hasAttribute("clip-path")) {
        return true;
      }
    }
    return false;
  }

  /** The vertical axis whose labels end at the left of a panel, of the first if there are more. */
  Axis vertical() {
    return axis(false);
  }

  /** The horizontal axis. */
  Axis horizontal() {
    return axis(true);
  }

  /** Labels of one axis share the other coordinate: the line of most numbers. */
  private Axis axis(boolean horizontal) {
    TreeMap<Double, TreeMap<Double, Double>> lines = new TreeMap<>();
    for (Text text : texts) {
      String number = text.text.replace(",", "");
      if (number.matches("-?[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?")) {
        double across = horizontal ? text.y : text.x;
        double along = horizontal ? text.x : text.y;
        lines.computeIfAbsent(across, a -> new TreeMap<>()).put(along, Double.valueOf(number));
      }
    }
    TreeMap<Double, Double> longest =
        lines.values().stream().max(Comparator.comparingInt(TreeMap::size)).orElseThrow();
    assertTrue(longest.size() >= 2, texts::toString);
    return new Axis(
        longest.firstKey(),
        longest.firstEntry().getValue(),
        longest.lastKey(),
        longest.lastEntry().getValue());
  }

  private void visit(Element element, AffineTransform outer) {
    AffineTransform at = new AffineTransform(outer);
    at.concatenate(transform(element.getAttribute("transform")));
    switch (element.getTagName()) {
      case "text" ->
          texts.add(
              new Text(
                  element.getTextContent(),
                  point(at, number(element, "x"), number(element, "y")).getX(),
                  point(at, number(element, "x"), number(element, "y")).getY()));
      case "line" ->
          shape(
              element,
              at,
              number(element, "x1"),
              number(element, "y1"),
              number(element, "x2"),
              number(element, "y2"));
      case "circle" -> shape(element, at, number(element, "cx"), number(element, "cy"));
      case "rect" ->
          shape(
              element,
              at,
              number(element, "x"),
              number(element, "y"),
              number(element, "x") + number(element, "width"),
              number(element, "y") + number(element, "height"));
      case "path" -> shape(element, at, numbers(element.getAttribute("d")));
      default -> {}
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        visit(inner, at);
      }
    }
  }

  private void shape(Element element, AffineTransform at, double... coordinates) {
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i + 1 < coordinates.length; i += 2) {
      points.add(point(at, coordinates[i], coordinates[i + 1]));
    }
    shapes.add(new Shape(element, points));
  }

  private static Point2D point(AffineTransform at, double x, double y) {
    return at.transform(new Point2D.Double(x, y), null);
  }

  private static double number(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }

  private static double[] numbers(String text) {
    return NUMBER.matcher(text).results().mapToDouble(m -> Double.parseDouble(m.group())).toArray();
  }

  private static AffineTransform transform(String text) {
    AffineTransform all = new AffineTransform();
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      double[] n = numbers(step.group(2));
      if (step.group(1).equals("translate")) {
        all.translate(n[0], n.length > 1 ? n[1] : 0);
      } else if (n.length == 1) {
        all.rotate(Math.toRadians(n[0]));
      } else {
        all.rotate(Math.toRadians(n[0]), n[1], n[2]);
      }
    }
    return all;
  }
}
