package dev.lacuna.toy.picture;

import java.util.List;

/**
 * Panels side by side.
 *
 * @param label what they have in common, written beside them; empty for nothing
 * @param panels one or more
 */
public record PanelRow(String label, List<Panel> panels) {
  /** Copies the panels. */
  public PanelRow {
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("A row must have a panel. Found none in \"" + label + '"');
    }
  }

  /** Returns a row without a label. */
  public static PanelRow of(List<Panel> panels) {
    return new PanelRow("", panels);
  }
}
