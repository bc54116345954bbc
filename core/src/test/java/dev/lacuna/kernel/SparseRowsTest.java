package dev.lacuna.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SparseRowsTest {
  @Provide
  static Arbitrary<KernelCase> cases() {
    return KernelCase.any();
  }

  @Property(seed = "3")
  void indexHoldsEveryColumnFromItsFirstRowToItsLast(@ForAll("cases") KernelCase c) {
    SparseCase x = SparseCase.random(c, c.random());

    x.sparse().index();
    x.sparse().index();

    int k = 0;
    for (int column = 0; column < c.inputs(); column++) {
      assertThat(x.sparse().columnStart(column)).isEqualTo(k);
      for (int row = 0; row < x.sparse().rows(); row++) {
        if (x.dense().get(row, column) != 0) {
          assertThat(x.sparse().columnRows()[k]).isEqualTo(row);
          assertThat(x.sparse().columnValues()[k]).isEqualTo(x.dense().get(row, column));
          k++;
        }
      }
      assertThat(x.sparse().columnStart(column + 1)).isEqualTo(k);
    }
    assertThat(x.sparse().start(x.sparse().rows())).isEqualTo(k);
  }
}
