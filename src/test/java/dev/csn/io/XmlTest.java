package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain text         | plain text",
        "<script>&\"'</a>   | &lt;script&gt;&amp;&quot;&#39;&lt;/a&gt;",
        "größe 大 \ud83d\ude00 | größe 大 \ud83d\ude00",
        "a\u0000b\u001bc    | aU+0000bU+001Bc",
        "\u202egnp.exe      | U+202Egnp.exe",
        "\ud83d x           | U+D83D x",
        "x\ufffe            | xU+FFFE",
      })
  void everyCharacterIsShownAndNoneIsMarkup(String text, String escaped) {
    assertEquals(escaped, Xml.escape(text));
  }
}
