package dev.lacuna.experiment;

import dev.lacuna.data.Split;
import dev.lacuna.io.Checksum;
import dev.lacuna.label.LabelMatrix;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The SHA-256 of all labels and their mask, of train, dev and test, row by row: what a run learnt
 * from, and was judged by, whatever file it came from.
 */
final class LabelChecksum {
  private LabelChecksum() {}

  static String of(Split<?> split) {
    MessageDigest digest = Checksum.newSha256();
    for (LabelMatrix labels :
        List.of(split.train().labels(), split.dev().labels(), split.test().labels())) {
      update(digest, labels);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A cell is its float, big-endian, behind a 1 where it is observed, and a 0 where it is not. */
  private static void update(MessageDigest digest, LabelMatrix labels) {
    ByteBuffer row = ByteBuffer.allocate(labels.heads() * (1 + Float.BYTES));
    for (int i = 0; i < labels.rows(); i++) {
      row.clear();
      for (int head = 0; head < labels.heads(); head++) {
        boolean observed = labels.observed(i, head);
        row.put((byte) (observed ? 1 : 0)).putFloat(observed ? labels.value(i, head) : 0);
      }
      digest.update(row.array());
    }
  }
}
