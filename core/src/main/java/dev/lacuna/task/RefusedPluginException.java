package dev.lacuna.task;

import java.io.Serial;

/** Why a plug-in is left out: a message that goes on after "The plug-in x.jar". */
final class RefusedPluginException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  RefusedPluginException(String reason) {
    super(reason);
  }
}
