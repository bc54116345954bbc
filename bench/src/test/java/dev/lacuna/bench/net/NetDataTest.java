package dev.lacuna.bench.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NetDataTest {
  @Test
  void batchesTakeEveryRowOnce() {
    NetData data = NetData.of(Net.toy(9_700));
    assertThat(data.net().batches()).isEqualTo(2);
    assertThat(data.rows(0)).hasSize(5_000);
    assertThat(data.rows(1)).hasSize(4_700).doesNotContain(data.rows(0));
  }

  @Test
  void maskSaysWhatIsMissing() {
    NetData data = NetData.of(Net.toy(9_700));
    float[] mask = data.mask(0);
    double observed = 0;
    for (float cell : mask) {
      observed += cell;
    }
    assertThat(observed / mask.length).isCloseTo(0.9, Offset.offset(0.01));
  }

  @Test
  void flopsLeaveOutSlopesAtTheInputs() {
    // 1,710 weights × 6 − 20 weights × 2, in 4,850 rows a step
    assertThat(NetData.of(Net.toy(9_700)).flopsPerStep()).isEqualTo((6 * 1_710 - 40) * 4_850.0);
  }

  @Test
  void flopsOfSparseFeaturesCountNonZerosOnly() {
    // 400 non-zeros a row meet 64 units, which meet 4
    assertThat(NetData.of(Net.of("words")).flopsPerStep())
        .isEqualTo((6.0 * (400 * 64 + 64 * 4) - 2 * 400 * 64) * 64);
  }

  @Test
  void unknownNetIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Net.of("tox"))
        .hasMessageStartingWith("a net must be one of [toy, mbti, tox21,");
  }
}
