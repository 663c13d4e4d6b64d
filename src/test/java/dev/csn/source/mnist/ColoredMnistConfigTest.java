package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.Refusal;
import dev.csn.io.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColoredMnistConfigTest {
  @Test
  void defaultsAreThoseOfTheDocumentation() {
    assertEquals(
        "{\"source\":\"data/mnist\",\"output\":\"data/colored-mnist\",\"limit\":5000,\"seed\":1,\"colorFrom\":\"digit:0.0\"}",
        Json.line(ColoredMnistConfig.defaults()));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2, 3, Integer.MIN_VALUE})
  void aLimitThatLeavesASplitEmptyIsRefused(int limit) {
    Refusal.ofConfiguration(
        () -> new ColoredMnistConfig("a", "b", limit, 1, ColorFrom.INDEPENDENT),
        "--limit " + limit,
        "0",
        "at least 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b"})
  void aDirectoryMustBeNamed(String name) {
    Refusal.ofConfiguration(
        () -> new ColoredMnistConfig(name, "b", 0, 1, ColorFrom.INDEPENDENT), "--source");
    Refusal.ofConfiguration(
        () -> new ColoredMnistConfig("a", name, 0, 1, ColorFrom.INDEPENDENT), "--output");
    Refusal.ofConfiguration(
        () -> new ColoredMnistConfig(null, "b", 0, 1, ColorFrom.INDEPENDENT), "--source");
  }
}
