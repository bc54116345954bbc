package dev.lacuna.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedJsonTest {
  @Test
  void whatIsThereIsReturned() {
    CheckedJson json =
        json("{\"a\":7,\"b\":[1,2.5],\"c\":\"ü\",\"d\":true,\"e\":{\"f\":[{}]},\"g\":[\"x\"]}");

    assertThat(json.whole("a")).isEqualTo(7);
    assertThat(json.numbers("b")).containsExactly(1.0, 2.5);
    assertThat(json.text("c")).isEqualTo("ü");
    assertThat(json.flag("d")).isTrue();
    assertThat(json.object("e").objects("f")).hasSize(1);
    assertThat(json.map("e")).isEqualTo(Map.of("f", List.of(Map.of())));
    assertThat(json.texts("g")).containsExactly("x");
    assertThat(json.number("none", 3)).isEqualTo(3);
    assertThat(json.names()).containsExactly("a", "b", "c", "d", "e", "g");
    assertThat(json.has("none") || json.isText("a") || !json.isText("c")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1|a must be a whole number from 0 to 2147483647. Found -1",
        "2147483648|a must be a whole number from 0 to 2147483647. Found 2147483648",
        "4294967297|a must be a whole number from 0 to 2147483647. Found 4294967297",
        "1.0|a must be a whole number from 0 to 2147483647. Found 1.0",
        "null|a must be a whole number from 0 to 2147483647. Found type null",
      })
  void noNumberIsCutToFit(String value, String message) {
    assertRefused("{\"a\":" + value + "}", json -> json.whole("a"), message);
  }

  @Test
  void numbersAreFinite() {
    assertRefused(
        "{\"a\":1e999}", json -> json.number("a"), "a must be a finite number. Found Infinity");
    assertRefused(
        "{\"a\":[1,-1e999]}",
        json -> json.numbers("a"),
        "a must hold finite numbers. Found -Infinity");
    assertRefused(
        "{\"a\":[99999999999999999999]}",
        json -> json.longs("a"),
        "a must hold whole numbers from 0 to 9223372036854775807. Found 99999999999999999999");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertRefused("{}", json -> json.text("a"), "a must be a text. Found nothing");
    assertRefused("{}", json -> json.object("a"), "a must be an object. Found nothing");
    assertRefused("{}", json -> json.flag("a"), "a must be true or false. Found nothing");
    assertRefused(
        "{\"a\":[[]]}", json -> json.objects("a"), "a must hold objects. Found type array");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "ISO-8859-1"})
  void otherEncodingsAreRefused(String charset) {
    byte[] bytes = "{\"ü\":\"ü\"}".getBytes(Charset.forName(charset));

    assertThatThrownBy(() -> CheckedJson.of(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("it must be ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":", "NaN"})
  void whatIsNoObjectIsRefused(String text) {
    assertThatThrownBy(() -> json(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> json("{\"a\":".repeat(101) + "1" + "}".repeat(101)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(json("{\"a\":".repeat(99) + "1" + "}".repeat(99)).has("a")).isTrue();
  }

  private static void assertRefused(
      String text, Function<CheckedJson, Object> question, String message) {
    assertThatThrownBy(() -> question.apply(json(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static CheckedJson json(String text) {
    return CheckedJson.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
