package dev.lacuna.task;

import java.util.Objects;

/** A picture of a task's own, ready to be written as a PNG file and shown on the page of a run. */
public final class Picture {
  private final String name;
  private final String title;
  private final String caption;
  private final byte[] png;

  /**
   * Creates a picture.
   *
   * @param name of its file without a suffix: lower-case words joined by dashes
   * @param title what it shows, in one line; the page reads it out to who cannot see
   * @param caption how to read it, in a sentence or more; may be empty
   * @param png the content of a PNG file
   */
  public Picture(String name, String title, String caption, byte[] png) {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "a picture's name must be lower-case words joined by dashes. Found '" + name + "'");
    }
    this.name = name;
    this.title = Objects.requireNonNull(title, "title");
    this.caption = Objects.requireNonNull(caption, "caption");
    this.png = png.clone();
  }

  /** Returns the name of its file without a suffix. */
  public String name() {
    return name;
  }

  /** Returns what it shows, in one line. */
  public String title() {
    return title;
  }

  /** Returns how to read it; may be empty. */
  public String caption() {
    return caption;
  }

  /** Returns the content of a PNG file. */
  public byte[] png() {
    return png.clone();
  }
}
