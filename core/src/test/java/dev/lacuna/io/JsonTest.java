package dev.lacuna.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void keysKeepTheirOrderAndLinesEndInNewlines() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", 1);
    value.put("a", List.of(0.5, "x"));

    assertThat(Json.print(value))
        .isEqualTo(
            """
            {
              "z" : 1,
              "a" : [
                0.5,
                "x"
              ]
            }
            """);
  }

  @Test
  void keyThatComesTwiceIsRefused() {
    assertThatThrownBy(() -> Json.mapper().readTree("{\"a\": 1, \"a\": 2}"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("Duplicate field 'a'");
  }

  @Test
  void textBehindTheValueIsRefused() {
    assertThatThrownBy(() -> Json.mapper().readTree("{} {}"))
        .isInstanceOf(JsonProcessingException.class);
  }
}
