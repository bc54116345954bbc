package dev.lacuna.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.bench.engine.Engine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetTableTest {
  @Test
  void bestThreadsOfEachAreCompared() {
    NetTable table = new NetTable("a net");
    table.add(new Measurement(Engine.FUSED, 1, 2, 1, 0.5, 4e6));
    table.add(new Measurement(Engine.FUSED, 2, 1, 2, 0.5, 4e6));
    table.add(new Measurement(Engine.DJL, 1, 3, 1, 0.501, 4e6));
    table.add(new Measurement(Engine.DJL, 2, 5, 2, 0.501, 4e6));
    assertThat(table.print(Map.of(2, new Spread(List.of(40.0)))))
        .contains("| Lacuna fused | 2 | 1.000 | 1.000 | 1.000 | 2.00 | 0.50000 |")
        .contains("- **DJL / fused 3.00**, best threads each (1 and 2); by round 3.00 to 3.00")
        .contains("- fused, threads 2: 4.00 MFLOP a step, 4.0 GFLOP/s, 10.0 % of the peak")
        .contains("- losses agree within 0.20 %");
  }

  @Test
  void lossesFarApartAreToldOf() {
    NetTable table = new NetTable("a net");
    table.add(new Measurement(Engine.FUSED, 1, 2, 1, 0.5, 4e6));
    table.add(new Measurement(Engine.DL4J, 1, 2, 1, 0.6, 4e6));
    assertThat(table.print(Map.of())).contains("**losses differ** by up to 20 %");
  }

  @Test
  void measurementComesBackFromItsLine() {
    Measurement measurement = new Measurement(Engine.DL4J, 2, 1.5, 1.9, 0.25, 1e9);
    assertThat(Measurement.ofJson(measurement.toJson())).isEqualTo(measurement);
  }

  @Test
  void medianOfAnEvenNumberIsTheMeanOfTheMiddle() {
    assertThat(new Spread(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
  }
}
