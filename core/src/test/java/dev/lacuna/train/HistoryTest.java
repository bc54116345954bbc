package dev.lacuna.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HistoryTest {
  @Test
  void csvHasOneLinePerEpochAndLeavesBlankWhatDoesNotExist() {
    History history =
        new History(
            List.of(
                epoch(1, 0.5, OptionalDouble.of(0.25), OptionalDouble.empty()),
                epoch(2, 0.4, OptionalDouble.empty(), OptionalDouble.of(0.75))),
            2,
            "roc_auc");

    assertThat(history.toCsv())
        .isEqualTo(
            """
            epoch,loss,a_loss,a_observed,"b ""x"", c_loss","b ""x"", c_observed",dev_roc_auc,a_dev_roc_auc,"b ""x"", c_dev_roc_auc"
            1,0.5,0.25,3,1.5,2,,,
            2,0.4,,3,1.5,2,0.75,0.75,
            """);
  }

  @Test
  void columnOfTheDevPartHasNoMonitorWhereNobodyWatches() {
    History history =
        new History(List.of(epoch(1, 1, OptionalDouble.empty(), OptionalDouble.empty())), 1, "");

    assertThat(history.toCsv().lines().findFirst().orElseThrow()).endsWith(",dev");
    assertThat(history.last().epoch()).isEqualTo(1);
  }

  @Test
  void membersAreNumberedWhereThereAreSeveral() {
    History first =
        new History(List.of(epoch(1, 0.5, OptionalDouble.empty(), OptionalDouble.empty())), 1, "");
    History second =
        new History(List.of(epoch(1, 0.25, OptionalDouble.empty(), OptionalDouble.empty())), 1, "");

    assertThat(History.toCsv(List.of(first))).isEqualTo(first.toCsv());
    assertThat(History.toCsv(List.of(first, second)).lines())
        .satisfiesExactly(
            header -> assertThat(header).startsWith("member,epoch,loss,"),
            line -> assertThat(line).startsWith("1,1,0.5,"),
            line -> assertThat(line).startsWith("2,1,0.25,"));
  }

  @Test
  void medianOfBestEpochsIsRoundedToTheNearestEpoch() {
    assertThat(History.medianBestEpoch(List.of(best(7)))).isEqualTo(7);
    assertThat(History.medianBestEpoch(List.of(best(9), best(2), best(4)))).isEqualTo(4);
    assertThat(History.medianBestEpoch(List.of(best(8), best(1), best(2), best(3)))).isEqualTo(3);
    assertThat(History.medianBestEpoch(List.of(best(2), best(4)))).isEqualTo(3);
  }

  private static History best(int epoch) {
    return new History(List.of(), epoch, "loss");
  }

  private static EpochRecord epoch(
      int epoch, double loss, OptionalDouble headLoss, OptionalDouble dev) {
    return new EpochRecord(
        epoch,
        loss,
        List.of(
            new EpochRecord.HeadRecord("a", headLoss, 3, dev),
            new EpochRecord.HeadRecord(
                "b \"x\", c", OptionalDouble.of(1.5), 2, OptionalDouble.empty())),
        dev);
  }
}
