package dev.lacuna.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void usualFailuresAreToldInWords() {
    assertThat(Failures.reason(new NoSuchFileException("x"))).isEqualTo("no such file or folder");
    assertThat(Failures.reason(new AccessDeniedException("x"))).isEqualTo("access is denied");
    assertThat(Failures.reason(new FileAlreadyExistsException("x")))
        .isEqualTo("it is a file, not a folder");
    assertThat(Failures.reason(new NotDirectoryException("x")))
        .isEqualTo("it is a file, not a folder");
  }

  @Test
  void reasonOfTheSystemIsPassedOnWithoutTheFile() {
    assertThat(Failures.reason(new FileSystemException("x", null, "No space left on device")))
        .isEqualTo("No space left on device");
  }

  @Test
  void messageOfAnyOtherFailureIsPassedOn() {
    assertThat(Failures.reason(new IOException("stream closed"))).isEqualTo("stream closed");
  }

  @Test
  void failureWithoutAReasonSaysSo() {
    assertThat(Failures.reason(new IOException())).isEqualTo("the system gave no reason");
    assertThat(Failures.reason(new DirectoryNotEmptyException("x")))
        .isEqualTo("the system gave no reason");
  }
}
