package dev.lacuna.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.lacuna.task.TaskModule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs the contract on modules that break it. */
class TaskModuleContractTest {
  @Test
  void aServiceFileThatDoesNotNameTheModuleIsFound() {
    assertThat(failuresOf(Unlisted.class)).containsExactly("theServiceFileNamesTheModule()");
  }

  @Test
  void anOptionOfATakenNameIsFound() {
    assertThat(failuresOf(ClashingOption.class)).contains("optionsHaveNamesOfTheirOwn()");
  }

  @Test
  void illegalDefaultsAreFound() {
    assertThat(failuresOf(IllegalDefaults.class))
        .contains("defaultsPassTheirOwnChecks()", "preferredDefaultsAreKnownAndLegal()");
  }

  @Test
  void anUnrepeatableSourceIsFound() {
    assertThat(failuresOf(UnrepeatableSource.class)).contains("loadingAgainGivesTheSameData()");
  }

  @Test
  void partsThatOverlapAreFound() {
    assertThat(failuresOf(OverlappingParts.class))
        .containsExactly("theSplitPutsEveryRowIntoOnePart()");
  }

  @Test
  void aRowThatDependsOnItsNeighboursIsFound() {
    assertThat(failuresOf(NeighbourlyFeaturizer.class))
        .containsExactly("anInputHasTheSameRowAloneAndAmongOthers()");
  }

  @Test
  void aFeaturizerThatForgetsIsFound() {
    assertThat(failuresOf(ForgetfulFeaturizer.class))
        .containsExactlyInAnyOrder(
            "aMissingFileIsRefused()",
            "aSavedModelPredictsTheSame()",
            "theRestoredFeaturizerCanBeSavedAgain()",
            "theRestoredFeaturizerGivesTheSameFeatures()");
  }

  @Test
  void aFeaturizerThatThreadsCannotShareIsFound() {
    assertThat(failuresOf(LonelyFeaturizer.class))
        .containsExactly("oneModelPredictsTheSameOnManyThreads()");
  }

  private static List<String> failuresOf(Class<? extends TaskModuleContract> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(event -> event.getTestDescriptor().getDisplayName().replaceAll("\\(.*\\)", "()"))
        .toList();
  }

  static class Unlisted extends TaskModuleContract {
    @Override
    protected TaskModule module() {
      return new BrokenTaskModules.Unlisted();
    }
  }

  static class ClashingOption extends TaskModuleContract {
    @Override
    protected TaskModule module() {
      return new BrokenTaskModules.ClashingOption();
    }
  }

  static class IllegalDefaults extends TaskModuleContract {
    @Override
    protected TaskModule module() {
      return new BrokenTaskModules.IllegalDefaults();
    }
  }

  static class UnrepeatableSource extends TaskModuleContract {
    @Override
    protected TaskModule module() {
      return new BrokenTaskModules.UnrepeatableSource();
    }
  }

  static class OverlappingParts extends TaskModuleContract {
    @Override
    protected TaskModule module() {
      return new BrokenTaskModules.OverlappingParts();
    }
  }

  static class NeighbourlyFeaturizer extends TaskModuleContract {
    @Override
    protected TaskModule module() {
      return new BrokenTaskModules.NeighbourlyFeaturizer();
    }
  }

  static class ForgetfulFeaturizer extends TaskModuleContract {
    @Override
    protected TaskModule module() {
      return new BrokenTaskModules.ForgetfulFeaturizer();
    }
  }

  static class LonelyFeaturizer extends TaskModuleContract {
    @Override
    protected TaskModule module() {
      return new BrokenTaskModules.LonelyFeaturizer();
    }
  }
}
