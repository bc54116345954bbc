package dev.lacuna.csv.table;

import java.nio.file.Path;

/**
 * A file that was read.
 *
 * @param path where it is
 * @param sha256 the first 16 hexadecimal digits of the checksum of its bytes
 * @param dialect how its cells are parted
 * @param missing how it writes "missing"
 */
public record TableFile(Path path, String sha256, Dialect dialect, MissingWords missing) {}
