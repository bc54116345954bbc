package dev.lacuna.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** Says in a user's words why reading or writing a file failed. */
public final class Failures {
  private static final int BRIEF = 300;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private Failures() {}

  /** Returns a text on one line, without what a terminal obeys, and cut where it is very long. */
  public static String brief(String text) {
    String start = text.substring(0, Math.min(text.length(), BRIEF));
    return CONTROL.matcher(start).replaceAll(" ") + (text.length() > BRIEF ? "…" : "");
  }

  /** Returns the reason in a few words, without the name of a Java class. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
      return "it is a file, not a folder";
    }
    if (failure instanceof ZipException) {
      return "it is no whole zip file";
    }
    String reason =
        failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
    if (reason == null) {
      return "the system gave no reason";
    }
    return reason.equals("Is a directory") ? "it is a folder" : reason;
  }
}
