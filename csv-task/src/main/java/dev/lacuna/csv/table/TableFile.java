package dev.lacuna.csv.table;

import java.nio.file.Path;

/**
 * A file that was read.
 *
 * @param path where it is
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param dialect how its cells are parted
 * @param missing how it writes "missing"
 */
public record TableFile(Path path, String sha256, Dialect dialect, MissingWords missing) {}
