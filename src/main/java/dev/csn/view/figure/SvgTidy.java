package dev.csn.view.figure;

import dev.csn.io.Xml;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Turns the plotting library's drawing into a file: ids that are the same each time, numbers of two
 * decimals (a hundredth of a pixel), a title for readers who do not see, and no style sheet, whose
 * rules would hold in a whole page.
 */
final class SvgTidy {
  private static final Pattern RULE = Pattern.compile("#\\w+\\s+\\.([\\w-]+)\\s*\\{([^}]*)}");
  private static final Pattern DECLARATION = Pattern.compile("([\\w-]+)\\s*:\\s*([^;]+);");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
  private static final Pattern REFERENCE = Pattern.compile("url\\(#(\\w+)\\)");

  /** Attributes that the root sets once, or that no viewer reads. */
  private static final Set<String> DROPPED = Set.of("class", "clip-bounds-jfx", "style");

  private final String prefix;
  private final String title;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, Map<String, String>> classes = new HashMap<>();
  private final StringBuilder svg = new StringBuilder();

  /**
   * Tidies one figure.
   *
   * @param prefix beginning of its ids
   */
  SvgTidy(String prefix, String title) {
    this.prefix = prefix;
    this.title = title;
  }

  String tidy(String drawn) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(drawn));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(reader);
          case XMLStreamConstants.CHARACTERS -> text(reader.getText());
          case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException(prefix + ": " + e.getMessage(), e);
    }
    return svg.toString();
  }

  private void start(XMLStreamReader reader) throws XMLStreamException {
    String element = reader.getLocalName();
    if (element.equals("style")) {
      readStyles(reader.getElementText());
      return;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      String value = reader.getAttributeValue(i);
      if (name.equals("class")) {
        attributes.putAll(classes.getOrDefault(value, Map.of()));
      } else if (name.equals("style")) {
        attributes.putAll(declarations(value));
      }
      if (!DROPPED.contains(name)) {
        attributes.put(name, name.equals("id") ? id(value) : value(value));
      }
    }
    if (element.equals("svg")) {
      root(attributes);
      return;
    }
    svg.append('<').append(element);
    attributes.forEach(this::attribute);
    svg.append('>');
  }

  private void root(Map<String, String> drawn) {
    String width = Objects.requireNonNull(drawn.get("width"));
    String height = Objects.requireNonNull(drawn.get("height"));
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute("role", "img");
    attribute("width", width);
    attribute("height", height);
    attribute("viewBox", "0 0 " + width + " " + height);
    attribute("font-family", "sans-serif");
    svg.append(">\n<title>").append(Xml.escape(title)).append("</title>\n");
  }

  private void attribute(String name, String value) {
    svg.append(' ').append(name).append("=\"").append(Xml.escape(value)).append('"');
  }

  private void text(String text) {
    svg.append(Xml.escape(Label.restored(text.strip())));
  }

  private void end(String element) {
    if (element.equals("style")) {
      return;
    }
    int last = svg.length() - 1;
    boolean empty =
        svg.charAt(last) == '>' && svg.lastIndexOf("<" + element) == svg.lastIndexOf("<");
    if (empty) {
      svg.setCharAt(last, '/');
      svg.append(">\n");
    } else {
      svg.append("</").append(element).append(">\n");
    }
  }

  private void readStyles(String sheet) {
    Matcher rule = RULE.matcher(sheet);
    while (rule.find()) {
      classes.put(rule.group(1), declarations(rule.group(2)));
    }
  }

  private Map<String, String> declarations(String text) {
    Map<String, String> declarations = new LinkedHashMap<>();
    Matcher declaration = DECLARATION.matcher(text);
    while (declaration.find()) {
      String value = declaration.group(2).strip();
      boolean asInherited = value.equals("normal") || declaration.group(1).equals("font-family");
      if (!asInherited) {
        declarations.put(declaration.group(1), value(value));
      }
    }
    return declarations;
  }

  private String id(String drawn) {
    return ids.computeIfAbsent(drawn, d -> prefix + "-" + (ids.size() + 1));
  }

  private String value(String drawn) {
    String renamed =
        REFERENCE.matcher(drawn).replaceAll(found -> "url(#" + id(found.group(1)) + ")");
    return DECIMAL.matcher(renamed).replaceAll(found -> rounded(found.group())).strip();
  }

  private static String rounded(String number) {
    BigDecimal rounded = new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
